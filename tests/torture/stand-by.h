/* stand-by.h - a stage5 that has come to main(), and goes on from there as often as one likes
 *
 * To start a program and to link it takes longer than most of what a trial has it do. With
 * fail-calls.so it stops before main() and forks for each run, which has its own arguments and
 * standard streams; environment and folder are those of all of them. starter.h is the trial's
 * side. */
#ifndef STAGE5_TESTS_STAND_BY_H
#define STAGE5_TESTS_STAND_BY_H

/* In the environment, the number of a socket. The trial sends the arguments, each with a NUL
 * behind it, and the three streams; it is sent the pid_t of the run and, when that has ended, the
 * int that waitpid() gives. */
#define STAND_BY_VARIABLE  "STAGE5_STAND_BY"
#define STAND_BY_BYTES     4096 /* of arguments at most */
#define STAND_BY_ARGUMENTS 64

/* When the program is loaded: find the socket, and take it out of the environment. */
void stand_by_init(void);

/* Wait to be started, over and over, until the trial has closed the socket. Returns in each run,
 * with its arguments and how many these are; where there is no socket, with what is given. */
int stand_by(int n, char ***arguments);

#endif
