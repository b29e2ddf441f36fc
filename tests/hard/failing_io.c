/* Lets a call of a program that changes a file fail, or end the program, as a broken or a full disk and a crash would.
 *
 * Preloaded into a program (LD_PRELOAD), it counts the calls that change what is under the folder FAILING_FOLDER.
 * FAILING_CALL is the number of the first call that fails, FAILING_CALLS how many fail from there (0: all), and
 * FAILING_ERROR with which errno (0: the process is killed instead). FAILING_LOG is a file that gets a line for each
 * call: its name, and the path.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static long number(const char *name) {
    const char *value = getenv(name);
    return value ? atol(value) : 0;
}

/* Whether this call, on what is at the path, is to fail. */
static int fails(const char *call, const char *path) {
    static long count;
    const char *folder = getenv("FAILING_FOLDER");
    if (!folder || !path || strncmp(path, folder, strlen(folder)) != 0)
        return 0;
    long here = __sync_add_and_fetch(&count, 1), first = number("FAILING_CALL"), most = number("FAILING_CALLS");
    const char *log = getenv("FAILING_LOG");
    if (log) {
        char line[PATH_MAX + 40];
        int size = snprintf(line, sizeof line, "%s %s\n", call, path);
        int file = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
        ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
        if (file >= 0) {
            real(file, line, size);
            close(file);
        }
    }
    if (!first || here < first || (most && here >= first + most))
        return 0;
    if (!number("FAILING_ERROR"))
        kill(getpid(), SIGKILL);
    errno = (int)number("FAILING_ERROR");
    return 1;
}

/* The same for what a file descriptor is open on. */
static int fails_at(const char *call, int file) {
    char link[40], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0)
        return 0;
    path[size] = 0;
    return fails(call, path);
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t write(int file, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return fails_at("write", file) ? -1 : real(file, data, size);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    return fails_at("writev", file) ? -1 : real(file, parts, count);
}

ssize_t pwrite(int file, const void *data, size_t size, off_t place) {
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    return fails_at("pwrite", file) ? -1 : real(file, data, size, place);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t place) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return fails_at("pwrite", file) ? -1 : real(file, data, size, place);
}

int fsync(int file) {
    REAL(int, "fsync", int);
    return fails_at("fsync", file) ? -1 : real(file);
}

int fdatasync(int file) {
    REAL(int, "fdatasync", int);
    return fails_at("fsync", file) ? -1 : real(file);
}

int ftruncate(int file, off_t size) {
    REAL(int, "ftruncate", int, off_t);
    return fails_at("ftruncate", file) ? -1 : real(file, size);
}

int ftruncate64(int file, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    return fails_at("ftruncate", file) ? -1 : real(file, size);
}

int posix_fallocate(int file, off_t place, off_t size) {
    REAL(int, "posix_fallocate", int, off_t, off_t);
    return fails_at("posix_fallocate", file) ? errno : real(file, place, size);
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return fails("rename", to) ? -1 : real(from, to);
}

int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return fails("unlink", path) ? -1 : real(path);
}

/* Opening counts where it makes a file or empties it. */
#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        mode_t mode = 0; \
        if (flags & (O_CREAT | O_TMPFILE)) { \
            va_list rest; \
            va_start(rest, flags); \
            mode = va_arg(rest, mode_t); \
            va_end(rest); \
        } \
        REAL(int, #name, const char *, int, ...); \
        int makes = (flags & O_TRUNC) || ((flags & O_CREAT) && access(path, F_OK) != 0); \
        return makes && fails("open", path) ? -1 : real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)
