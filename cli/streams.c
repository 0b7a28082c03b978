/* streams.c - standard input, output and error, before anything else is opened */

#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* The next file to be opened would take the place of a stream that the caller has closed: a
 * message would be written into a workbook. What stands there now fails as a closed one does,
 * since it is open the wrong way round. */
void streams_reserve(void)
{
  static const int wrong_way[] = {
      [STDIN_FILENO] = O_WRONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_RDONLY};

  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", wrong_way[fd]) < 0)
      return;
}
