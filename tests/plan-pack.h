/* plan-pack.h - a small pack to plan with, for the tests of the planner's documents
 *
 * From trainer to guide, listening is missing (1 → 3, essential), with one activity for
 * each of its steps; sharing is a strength; teaching is to be let go of. A mentor asks for
 * listening at 4, and there is no activity for the last step; a twin asks for what a guide
 * does.
 */
#ifndef STAGE5_TESTS_PLAN_PACK_H
#define STAGE5_TESTS_PLAN_PACK_H

#include "planner/planner.h"
#include "tests/document-expect.h"

enum { TRAINER, GUIDE, MENTOR, TWIN };
enum { LISTEN, SHARE, TEACH, DRAW };

#define PLAN_PACK_LEVELS(skill)                                                                    \
  skill ",0," skill " unseen\n" skill ",1," skill " begun\n" skill ",2," skill " done\n" skill     \
        ",3," skill " done well\n" skill ",4," skill " taught\n"

static inline struct fixture plan_fixture_new(void)
{
  static const struct {
    const char *name, *text;
  } tables[] = {
      {"resources.csv", "side,kind,name,note\nleft,learn,The old school,Mondays\n"
                        "right,help,The new guild,\nright,learn,The new school,In spring\n"},
      {"roles.csv", "id,name,side,purpose\ntrainer,Trainer,left,To teach\n"
                    "guide,Guide,right,To guide\nmentor,Mentor,right,To stand by\n"
                    "twin,Twin,right,To guide as well\n"},
      {"skills.csv", "id,name,group,description\nlisten,Listening,Talk,Hearing people out\n"
                     "share,Sharing,Talk,Showing work\nteach,Teaching,Talk,Leading a class\n"
                     "draw,Drawing,Talk,With a pencil\n"},
      {"levels.csv", "skill,level,descriptor\n" PLAN_PACK_LEVELS("listen") PLAN_PACK_LEVELS("share")
                         PLAN_PACK_LEVELS("teach") PLAN_PACK_LEVELS("draw")},
      {"role_skills.csv", "role,skill,level,weight\ntrainer,listen,1,1\ntrainer,share,2,2\n"
                          "trainer,teach,4,3\nguide,share,1,2\nguide,listen,3,3\n"
                          "mentor,listen,4,3\nmentor,share,2,1\ntwin,share,1,2\ntwin,listen,3,3\n"},
      {"activities.csv",
       "id,skill,from,to,mode,hours,title,detail,evidence,dimension,weeks\n"
       "hear,listen,1,2,work,1,Hear three people,Sit down with each.,Three names,alpha,1\n"
       "circle,listen,2,3,social,6,Hold a circle,Every week one more.,The list,,3\n"},
  };
  struct small_pack *small = small_pack_new();
  struct fixture fixture;

  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
    small_pack_write(small, tables[i].name, tables[i].text, -1);
  fixture_open(&fixture, small);
  return fixture;
}

/* From @from to @to from 4 January 2027, a Monday, three hours a week for half a year. */
static inline struct plan *plan_between(const struct fixture *fixture, guint from, guint to)
{
  struct plan_request request = {.from = from,
                                 .to = to,
                                 .minutes = PLANNER_USUAL_MINUTES,
                                 .weeks = PLANNER_USUAL_WEEKS,
                                 .review = PLANNER_USUAL_REVIEW};
  struct plan *plan;

  g_date_set_dmy(&request.start, 4, G_DATE_JANUARY, 2027);
  plan = plan_new(fixture->pack, "A. Lee", &request, NULL);
  cr_assert_not_null(plan);
  return plan;
}

/* The document of @plan as it is on @day of @month 2027, in @format. */
static inline char *plan_rendered(const struct fixture *fixture, const struct plan *plan,
                                  GDateDay day, GDateMonth month, const char *format)
{
  GDate today;

  g_date_clear(&today, 1);
  g_date_set_dmy(&today, day, month, 2027);
  return rendered(plan_document(plan, fixture->pack, &today), format);
}

/* @text with one blank for each line end and what is around it. Takes @text. */
static inline char *unwrapped(char *text)
{
  GString *out = g_string_new(NULL);

  for (const char *at = text; *at; at++)
    if (!g_ascii_isspace(*at))
      g_string_append_c(out, *at);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c(out, ' ');
  g_free(text);
  return g_string_free(out, FALSE);
}

static inline struct plan_action *plan_action_of(struct plan *plan, guint index)
{
  cr_assert_lt(index, plan->actions->len);
  return plan->actions->pdata[index];
}

#endif
