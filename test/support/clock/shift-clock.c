/*
 * A preloaded library that makes a process believe it is later, or earlier: the wall clock is shifted by
 * DAKSETU_SHIFT_SECONDS, the steady clocks are not. For tests that play two days in a minute.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long shift(void) {
  static long seconds;
  static int known;
  if (!known) {
    const char *text = getenv("DAKSETU_SHIFT_SECONDS");
    seconds = text == NULL ? 0 : atol(text);
    known = 1;
  }
  return seconds;
}

static int isWall(clockid_t id) {
  return id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE || id == CLOCK_TAI;
}

int clock_gettime(clockid_t id, struct timespec *at) {
  static int (*next)(clockid_t, struct timespec *);
  if (next == NULL) next = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  int done = next == NULL ? (int)syscall(SYS_clock_gettime, id, at) : next(id, at);
  if (done == 0 && isWall(id)) at->tv_sec += shift();
  return done;
}

int gettimeofday(struct timeval *restrict at, void *restrict zone) {
  struct timespec now;
  (void)zone;
  if (at == NULL) return 0;
  int done = clock_gettime(CLOCK_REALTIME, &now);
  at->tv_sec = now.tv_sec;
  at->tv_usec = now.tv_nsec / 1000;
  return done;
}

time_t time(time_t *at) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (at != NULL) *at = now.tv_sec;
  return now.tv_sec;
}
