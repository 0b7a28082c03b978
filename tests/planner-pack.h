/* planner-pack.h - packs with roles, skills and activities, and plans made on them */
#ifndef STAGE5_TESTS_PLANNER_PACK_H
#define STAGE5_TESTS_PLANNER_PACK_H

#include "planner/planner.h"

/* The roles and skills of these packs; the dimensions are those of the small pack. */
enum { TRAINER, GUIDE, HOST, N_ROLES };
enum { LISTEN, SHARE, WRITE, COUNT, LEAD, SING, N_SKILLS };

/* A pack with these roles and skills and the rows of role_skills.csv ("trainer,listen,1,2\n")
 * and activities.csv ("a1,listen,0,1,work,2,alpha,6\n": id, skill, from, to, mode, hours,
 * dimension, weeks) that are given. Fails the test if it has faults. Transfer full. */
struct pack *planner_pack_new(const char *role_skills, const char *activities);

/* A pack out of the numbers of @random: up to six roles, eight skills, and four activities for
 * a step or none; hours and weeks of all sizes. The same numbers, the same pack. */
struct pack *planner_pack_random(GRand *random);

/* A request from the trainer to the guide, 3 hours a week from 2027-01-04 on, for as many
 * weeks as it takes. */
struct plan_request planner_request(void);

/* The plan of A. Lee for @request, or a failed test. Transfer full. */
struct plan *planner_plan_new(const struct pack *pack, const struct plan_request *request);

/* "a1 1-2, a2 3" for the actions of @plan and their weeks, counted from 1 as on paper.
 * Transfer full. */
char *planner_plan_to_string(const struct plan *plan, const struct pack *pack);

/* "2027-01-04" as a date. */
GDate planner_day(const char *text);

#endif
