/*
 * Counts fsync and fdatasync of a process, whoever calls them: SQLite, LevelDB or Node.
 * Loaded with LD_PRELOAD; the two counts are 64-bit integers in the file named by DAKSETU_SYNC_COUNTS.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static uint64_t *counts;

__attribute__((constructor)) static void open_counts(void) {
  const char *file = getenv("DAKSETU_SYNC_COUNTS");
  int fd = file == NULL ? -1 : open(file, O_RDWR);
  if (fd < 0) return;
  void *page = mmap(NULL, 16, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (page != MAP_FAILED) counts = page;
  close(fd);
}

static int counted(const char *name, int place, int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  if (counts != NULL) __atomic_fetch_add(&counts[place], 1, __ATOMIC_RELAXED);
  return real(fd);
}

int fsync(int fd) { return counted("fsync", 0, fd); }
int fdatasync(int fd) { return counted("fdatasync", 1, fd); }
