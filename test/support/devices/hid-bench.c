/*
 * A bench of mocked HID devices, driven line by line on stdin; every line gets one answer line, "OK ..." or "ERR ...".
 * Invariant: one `send` is one report at the reader. A "packet" node is a packet-mode pipe and keeps report borders as
 * the kernel's hidraw does; a "pty" node can be hung up like a pulled cable, but may glue two reports together.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <umockdev.h>
#include <unistd.h>

#define MAX_NODES 512
#define MAX_REPORT 4096
#define PIPE_BYTES (1 << 20)

enum wire { UNUSED, PACKET, PTY, GONE };

struct node {
  enum wire wire;
  int read_end, write_end;
};

static UMockdevTestbed *testbed;
static char *root;
static struct node nodes[MAX_NODES];
static int next_number;

static void fail(const char *what, const char *why) { printf("ERR %s: %s\n", what, why); }

static void host_path(char *out, size_t size, int number) { snprintf(out, size, "%s/dev/hidraw%d", root, number); }

static struct node *node_of(const char *text, int *number) {
  char *end;
  long value = strtol(text, &end, 10);
  if (*text == 0 || *end != 0 || value < 0 || value >= MAX_NODES || (nodes[value].wire != PACKET && nodes[value].wire != PTY)) return NULL;
  *number = (int)value;
  return &nodes[value];
}

/* Puts a link to our end of a packet-mode pipe where the node's file would be. */
static int lay_pipe(int number, struct node *node) {
  int ends[2];
  char path[512], link[64];
  if (pipe2(ends, O_DIRECT | O_NONBLOCK | O_CLOEXEC) != 0) return -1;
  fcntl(ends[1], F_SETPIPE_SZ, PIPE_BYTES);
  node->read_end = ends[0];
  node->write_end = ends[1];
  snprintf(path, sizeof path, "%s/dev", root);
  mkdir(path, 0755);
  host_path(path, sizeof path, number);
  snprintf(link, sizeof link, "/proc/%d/fd/%d", getpid(), ends[0]);
  return symlink(link, path);
}

/* number -> the number of the next node; a number is used once in a bench's life, as a kernel may do on replug. */
static void do_number(void) {
  if (next_number >= MAX_NODES) fail("number", "no more nodes");
  else printf("OK %d\n", next_number++);
}

/*
 * add NUMBER packet|pty DESCRIPTION-FILE IOCTL-FILE
 * Node and ioctls come before the description, so a reader that polls never finds a device half made.
 */
static void do_add(char **word) {
  char *end, device[64];
  long number = strtol(word[1], &end, 10);
  GError *error = NULL;
  if (*end != 0 || number < 0 || number >= next_number || nodes[number].wire != UNUSED) return fail("add", "number not free");
  nodes[number].wire = strcmp(word[2], "pty") == 0 ? PTY : PACKET;
  if (nodes[number].wire == PACKET && lay_pipe((int)number, &nodes[number]) != 0) return fail("add", strerror(errno));
  snprintf(device, sizeof device, "/dev/hidraw%ld", number);
  if (!umockdev_testbed_load_ioctl(testbed, device, word[4], &error) ||
      !umockdev_testbed_add_from_file(testbed, word[3], &error)) {
    fail("add", error ? error->message : "unknown");
    g_clear_error(&error);
    return;
  }
  printf("OK\n");
}

static int unhex(const char *text, unsigned char *out) {
  int length = 0;
  for (; isxdigit((unsigned char)text[0]) && isxdigit((unsigned char)text[1]) && length < MAX_REPORT; text += 2) {
    char pair[3] = {text[0], text[1], 0};
    out[length++] = (unsigned char)strtol(pair, NULL, 16);
  }
  return *text == 0 ? length : -1;
}

/* send NUMBER HEX */
static void do_send(char **word) {
  unsigned char report[MAX_REPORT];
  char device[64];
  int number, target;
  struct node *node = node_of(word[1], &number);
  int length = unhex(word[2], report);
  if (node == NULL || length <= 0) return fail("send", "no such node or no hex");
  snprintf(device, sizeof device, "/dev/hidraw%d", number);
  target = node->wire == PACKET ? node->write_end : umockdev_testbed_get_dev_fd(testbed, device);
  if (write(target, report, (size_t)length) != length) return fail("send", strerror(errno));
  printf("OK\n");
}

/* hangup NUMBER: the reader of a pty node gets an error at once. */
static void do_hangup(char **word) {
  char path[512], terminal[256], map[1024], device[64];
  int number;
  ssize_t length;
  struct node *node = node_of(word[1], &number);
  if (node == NULL || node->wire != PTY) return fail("hangup", "not a pty node");
  host_path(path, sizeof path, number);
  length = readlink(path, terminal, sizeof terminal - 1);
  if (length > 0) { /* umockdev keeps a map by terminal name; a stale entry would stop it when the kernel reuses the name */
    terminal[length] = 0;
    for (char *c = terminal; *c; c++)
      if (*c == '/') *c = '_';
    snprintf(map, sizeof map, "%s/dev/.ptymap/%s", root, terminal);
    unlink(map);
  }
  snprintf(device, sizeof device, "/dev/hidraw%d", number);
  close(umockdev_testbed_get_dev_fd(testbed, device));
  printf("OK\n");
}

/* remove NUMBER SYSPATH: the device is no longer listed. */
static void do_remove(char **word) {
  char path[512];
  int number;
  struct node *node = node_of(word[1], &number);
  if (node == NULL) return fail("remove", "no such node");
  umockdev_testbed_uevent(testbed, word[2], "remove");
  umockdev_testbed_remove_device(testbed, word[2]);
  host_path(path, sizeof path, number);
  unlink(path);
  if (node->wire == PACKET) {
    close(node->read_end);
    close(node->write_end);
  }
  node->wire = GONE;
  printf("OK\n");
}

static void obey(char **word, int count) {
  if (count == 1 && strcmp(word[0], "number") == 0) do_number();
  else if (count == 5 && strcmp(word[0], "add") == 0) do_add(word);
  else if (count == 3 && strcmp(word[0], "send") == 0) do_send(word);
  else if (count == 2 && strcmp(word[0], "hangup") == 0) do_hangup(word);
  else if (count == 3 && strcmp(word[0], "remove") == 0) do_remove(word);
  else fail("command", "unknown, or wrong number of words");
}

int main(void) {
  static char line[3 * MAX_REPORT];
  setvbuf(stdout, NULL, _IOLBF, 0);
  testbed = umockdev_testbed_new();
  root = umockdev_testbed_get_root_dir(testbed);
  printf("OK %s\n", root);
  while (fgets(line, sizeof line, stdin) != NULL) {
    char *word[8] = {0}, *rest = NULL;
    int count = 0;
    for (char *part = strtok_r(line, " \n", &rest); part && count < 8; part = strtok_r(NULL, " \n", &rest)) word[count++] = part;
    if (count > 0) obey(word, count);
  }
  g_object_unref(testbed);
  g_free(root);
  return 0;
}
