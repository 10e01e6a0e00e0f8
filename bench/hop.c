/* The least that a reader of a capture can do: hops the records of a little-endian classic pcap and hashes the two IPv4 addresses of
 * each packet. In: a file, and whether to read it ("read", 1 MiB a read) or to walk it in memory ("memory"). Out: nanoseconds, packets
 * and the sum of the hashes, which keeps the compiler from leaving them out. */

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { FILE_HEADER = 24, RECORD_HEADER = 16, ETHERNET = 14, IPV4 = 20, PIECE = 1 << 20, LONGEST = 1 << 18 };

static uint64_t packets, sum;

static uint32_t load(const uint8_t *at) {
  uint32_t word;
  memcpy(&word, at, 4);
  return word;
}

/* Returns how many bytes the whole records took. */
static size_t hop(const uint8_t *bytes, size_t length) {
  size_t at = 0;
  while (length - at >= RECORD_HEADER) {
    uint32_t captured = load(bytes + at + 8);
    if (captured > LONGEST || length - at - RECORD_HEADER < captured) break;
    const uint8_t *ip = bytes + at + RECORD_HEADER + ETHERNET;
    if (captured >= ETHERNET + IPV4 && ip[-2] == 8 && ip[-1] == 0) {
      uint32_t hash = load(ip + 12) * 0x9e3779b1u;
      sum += (hash ^ (hash >> 15) ^ load(ip + 16)) * 0x85ebca77u;
    }
    packets++;
    at += RECORD_HEADER + captured;
  }
  return at;
}

static void read_and_hop(int file) {
  static uint8_t buffer[PIECE + LONGEST + RECORD_HEADER];
  size_t held = 0;
  ssize_t got;
  while ((got = read(file, buffer + held, PIECE)) > 0) {
    held += (size_t)got;
    size_t used = hop(buffer, held);
    held -= used;
    memmove(buffer, buffer + used, held);
  }
}

static uint8_t *whole(int file, size_t *length) {
  struct stat about;
  if (fstat(file, &about) != 0) exit(1);
  uint8_t *bytes = malloc((size_t)about.st_size);
  *length = 0;
  ssize_t got;
  while ((got = read(file, bytes + *length, (size_t)about.st_size - *length)) > 0) *length += (size_t)got;
  return bytes;
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  int file = open(arguments[1], O_RDONLY);
  int in_memory = strcmp(arguments[2], "memory") == 0;
  size_t length = 0;
  uint8_t *bytes = NULL;
  if (file < 0) return 66;
  if (in_memory) bytes = whole(file, &length);
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  if (in_memory) hop(bytes + FILE_HEADER, length - FILE_HEADER);
  else if (lseek(file, FILE_HEADER, SEEK_SET) == FILE_HEADER) read_and_hop(file);
  clock_gettime(CLOCK_MONOTONIC, &end);
  double nanoseconds = (double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec);
  printf("%.0f %llu %llu\n", nanoseconds, (unsigned long long)packets, (unsigned long long)sum);
  return 0;
}
