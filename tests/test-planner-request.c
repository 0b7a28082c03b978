/* Dates and hours as people type them, and requests that cannot be. */

#include "tests/planner-pack.h"
#include "tests/small-pack.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>

static guint rows[64];

static struct criterion_test_params number_rows(gsize n)
{
  for (guint i = 0; i < n; i++)
    rows[i] = i;
  return cr_make_param_array(guint, rows, n);
}

/* ---- Dates ------------------------------------------------------------- */

static const struct typed {
  const char *text;
  const char *answer; /* what is read, or the error */
  bool good;
} dates[] = {
    {"2027-01-04", "2027-01-04", true},
    {"2028-02-29", "2028-02-29", true},
    {"1900-01-01", "1900-01-01", true},
    {"9999-12-31", "9999-12-31", true},
    {"2027-02-30", "“2027-02-30” is not a day of the calendar: write one like 2027-01-04", false},
    {"2027-02-29", "“2027-02-29” is not a day of the calendar: write one like 2027-01-04", false},
    {"2027-13-01", "“2027-13-01” is not a day of the calendar: write one like 2027-01-04", false},
    {"2027-00-01", "“2027-00-01” is not a day of the calendar: write one like 2027-01-04", false},
    {"2027-01-00", "“2027-01-00” is not a day of the calendar: write one like 2027-01-04", false},
    {"0000-00-00", "“0000-00-00” is not a day of the calendar: write one like 2027-01-04", false},
    {"1899-12-31", "“1899-12-31” is too long ago: write a date from 1900 on, like 2027-01-04",
     false},
    {"10000-01-01", "“10000-01-01” is not a date: write year, month and day, like 2027-01-04",
     false},
    {"27-1-4", "“27-1-4” is not a date: write year, month and day, like 2027-01-04", false},
    {"2027-01-04x", "“2027-01-04x” is not a date: write year, month and day, like 2027-01-04",
     false},
    {" 2027-01-4", "“ 2027-01-4” is not a date: write year, month and day, like 2027-01-04", false},
    {"2027/01/04", "“2027/01/04” is not a date: write year, month and day, like 2027-01-04", false},
    {"+027-01-04", "“+027-01-04” is not a date: write year, month and day, like 2027-01-04", false},
    {"4 Jan 2027", "“4 Jan 2027” is not a date: write year, month and day, like 2027-01-04", false},
    {"", "“” is not a date: write year, month and day, like 2027-01-04", false},
    {"\033[2J-\xff", "“\\x1b[2J-\\xff” is not a date: write year, month and day, like 2027-01-04",
     false},
};

ParameterizedTestParameters(request, dates_are_read_strictly)
{
  return number_rows(G_N_ELEMENTS(dates));
}

ParameterizedTest(const guint *row, request, dates_are_read_strictly)
{
  const struct typed *typed = &dates[*row];
  g_autoptr(GError) error = NULL;
  GDate date;
  bool good = planner_date_parse(typed->text, &date, &error);
  g_autofree char *back = planner_date_to_string(&date);

  cr_assert_eq(good, typed->good, "“%s”", typed->text);
  cr_assert_str_eq(good ? back : error->message, typed->answer);
  cr_assert_eq(g_date_valid(&date), good);
  if (!good)
    cr_assert(g_error_matches(error, PLANNER_ERROR, PLANNER_ERROR_REQUEST));
}

Test(request, a_date_that_is_not_set_is_written_as_nothing)
{
  GDate date;

  g_date_clear(&date, 1);

  g_autofree char *text = planner_date_to_string(&date);

  cr_assert_str_eq(text, "");
}

/* ---- Hours ------------------------------------------------------------- */

#define NO_NUMBER(text) "“" text "” is not a number of hours a week: write one like 3 or 1.5"
#define NO_HOURS(text)                                                                             \
  "“" text "” hours a week cannot be planned with: write a number from 0.25 to 60, like 3 or 1.5"

static const struct typed_hours {
  const char *text;
  guint minutes; /* or 0 */
  const char *error;
} hours[] = {
    {"3", 180, NULL},
    {"1.5", 90, NULL},
    {"1,5", 90, NULL},
    {"0.25", 15, NULL},
    {"60", 3600, NULL},
    {"60.00", 3600, NULL},
    {"007", 420, NULL},
    {"0", 0, NO_HOURS("0")},
    {"0.24", 0, NO_HOURS("0.24")},
    {"60.1", 0, NO_HOURS("60.1")},
    {"1000000000", 0, NO_HOURS("1000000000")},
    {"99999999999999999999999999999999999999999", 0,
     NO_HOURS("99999999999999999999999999999999999999999")},
    {"-1", 0, NO_NUMBER("-1")},
    {"1e9", 0, NO_NUMBER("1e9")},
    {"NaN", 0, NO_NUMBER("NaN")},
    {"inf", 0, NO_NUMBER("inf")},
    {"0x10", 0, NO_NUMBER("0x10")},
    {"abc", 0, NO_NUMBER("abc")},
    {"3 h", 0, NO_NUMBER("3 h")},
    {"1.", 0, NO_NUMBER("1.")},
    {".5", 0, NO_NUMBER(".5")},
    {"1.5.5", 0, NO_NUMBER("1.5.5")},
    {"", 0, NO_NUMBER("")},
};

ParameterizedTestParameters(request, hours_are_read_with_point_or_comma)
{
  return number_rows(G_N_ELEMENTS(hours));
}

ParameterizedTest(const guint *row, request, hours_are_read_with_point_or_comma)
{
  const struct typed_hours *typed = &hours[*row];
  g_autoptr(GError) error = NULL;
  guint minutes = 7;
  bool good = planner_hours_parse(typed->text, &minutes, &error);

  cr_assert_eq(good, typed->error == NULL, "“%s”", typed->text);
  cr_assert_eq(minutes, good ? typed->minutes : 7, "“%s” is %u minutes", typed->text, minutes);
  if (!good)
    cr_assert_str_eq(error->message, typed->error);
}

Test(request, minutes_are_written_as_hours)
{
  static const struct {
    guint minutes;
    const char *text;
  } cases[] = {{0, "0"},     {1, "0.02"},  {15, "0.25"}, {20, "0.33"},
               {59, "0.98"}, {60, "1"},    {90, "1.5"},  {61, "1.02"},
               {600, "10"},  {63, "1.05"}, {66, "1.1"},  {G_MAXUINT, "71582788.25"}};

  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = planner_hours_to_string(cases[i].minutes);

    cr_assert_str_eq(text, cases[i].text);
  }
}

/* ---- Refusals ---------------------------------------------------------- */

static const gint8 good_ratings[N_SKILLS] = {0, 4, -1, 2, 2, 2};
static const gint8 high_ratings[N_SKILLS] = {0, 5, -1, 2, 2, 2};
static const gint8 low_ratings[N_SKILLS] = {-2, 4, -1, 2, 2, 2};

/* Each changes one thing of a good request. */
static const struct refusal {
  const char *name, *error; /* NULL: taken */
  guint32 from, to, focus, dimension;
  const gint8 *ratings;
  guint minutes, weeks, review;
  guint16 year;
} refusals[] = {
    {"A. Lee", NULL, 0, 1, 0, 0, good_ratings, 180, 26, 4, 2027},
    {" Zoë ", NULL, 0, 1, 0, 0, NULL, PLANNER_MIN_MINUTES, 0, 0, 1900},
    {"A", NULL, 0, 1, 5, 2, NULL, PLANNER_MAX_MINUTES, 520, 520, 9999},
    {"", "the plan has no name: say whose it is", 0, 1, 0, 0, NULL, 180, 26, 4, 2027},
    {" \t ", "the plan has no name: say whose it is", 0, 1, 0, 0, NULL, 180, 26, 4, 2027},
    {NULL, "the plan has no name: say whose it is", 0, 1, 0, 0, NULL, 180, 26, 4, 2027},
    {"A\033[2J", "the name “A\\x1b[2J” holds a character that is not for names: leave it out", 0, 1,
     0, 0, NULL, 180, 26, 4, 2027},
    {"A\nB", "the name “A\\nB” holds a character that is not for names: leave it out", 0, 1, 0, 0,
     NULL, 180, 26, 4, 2027},
    {"\xff", "the name “\\xff” holds a character that is not for names: leave it out", 0, 1, 0, 0,
     NULL, 180, 26, 4, 2027},
    {"A", "the plan needs a role to start from and one to get to, both of this pack", 3, 1, 0, 0,
     NULL, 180, 26, 4, 2027},
    {"A", "the plan needs a role to start from and one to get to, both of this pack", 0, PACK_NONE,
     0, 0, NULL, 180, 26, 4, 2027},
    {"A", "a skill was chosen that is not in this pack: choose again", 0, 1, 6, 0, NULL, 180, 26, 4,
     2027},
    {"A", "a dimension was chosen that is not in this pack: choose again", 0, 1, 0, 3, NULL, 180,
     26, 4, 2027},
    {"A", "5 is not a level of “The share skill”: rate it 0 to 4", 0, 1, 0, 0, high_ratings, 180,
     26, 4, 2027},
    {"A", "-2 is not a level of “The listen skill”: rate it 0 to 4", 0, 1, 0, 0, low_ratings, 180,
     26, 4, 2027},
    {"A", "0 hours a week cannot be planned with: take 0.25 to 60", 0, 1, 0, 0, NULL, 0, 26, 4,
     2027},
    {"A", "60.02 hours a week cannot be planned with: take 0.25 to 60", 0, 1, 0, 0, NULL, 3601, 26,
     4, 2027},
    {"A", "521 weeks are too many: take up to 520, or 0 for as many as it takes", 0, 1, 0, 0, NULL,
     180, 521, 4, 2027},
    {"A", "a review every 521 weeks is too rare: take up to 520, or 0 for none", 0, 1, 0, 0, NULL,
     180, 26, 521, 2027},
    {"A", "the plan has no day to start on: give one like 2027-01-04", 0, 1, 0, 0, NULL, 180, 26, 4,
     0},
    {"A", "the plan has no day to start on: give one like 2027-01-04", 0, 1, 0, 0, NULL, 180, 26, 4,
     1899},
    {"A", "the plan has no day to start on: give one like 2027-01-04", 0, 1, 0, 0, NULL, 180, 26, 4,
     10000},
};

ParameterizedTestParameters(request, what_cannot_be_is_refused_in_words)
{
  return number_rows(G_N_ELEMENTS(refusals));
}

ParameterizedTest(const guint *row, request, what_cannot_be_is_refused_in_words)
{
  const struct refusal *refusal = &refusals[*row];
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,4,3\n", "a1,listen,0,1,work,1,alpha,1\n");
  g_autoptr(GArray) focus = g_array_new(FALSE, FALSE, sizeof(guint32));
  g_autoptr(GArray) dimensions = g_array_new(FALSE, FALSE, sizeof(guint32));
  struct plan_request request = {
      .from = refusal->from,
      .to = refusal->to,
      .ratings = refusal->ratings,
      .minutes = refusal->minutes,
      .weeks = refusal->weeks,
      .review = refusal->review,
      .focus = focus,
      .dimensions = dimensions,
  };
  g_autoptr(GError) error = NULL;

  g_date_clear(&request.start, 1);
  if (refusal->year)
    g_date_set_dmy(&request.start, 1, G_DATE_MARCH, refusal->year);
  g_array_append_val(focus, refusal->focus);
  g_array_append_val(dimensions, refusal->dimension);

  g_autoptr(Plan) plan = plan_new(pack, refusal->name, &request, &error);

  cr_assert_eq(plan == NULL, refusal->error != NULL, "row %u: %s", *row,
               error ? error->message : "no error");
  if (refusal->error) {
    cr_assert_str_eq(error->message, refusal->error);
    cr_assert(g_error_matches(error, PLANNER_ERROR, PLANNER_ERROR_REQUEST));
  }
}

Test(request, a_plan_of_centuries_is_refused)
{
  g_autoptr(Pack) pack = planner_pack_new("guide,listen,1,3\nguide,share,1,3\n",
                                          "a1,listen,0,1,work,250,,1\na2,share,0,1,work,20,,1\n");
  struct plan_request request = planner_request();
  g_autoptr(GError) error = NULL;

  request.minutes = PLANNER_MIN_MINUTES;

  g_autoptr(Plan) plan = plan_new(pack, "A. Lee", &request, &error);

  cr_assert_null(plan);
  cr_assert_str_eq(error->message, "the plan would take more than 1040 weeks: take more hours a "
                                   "week, or fewer focus skills");
}

Test(request, a_pack_without_roles_and_skills_is_said_to_lack_them)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(Pack) pack = pack_read(small->folder, NULL);
  struct plan_request request = planner_request();
  g_autoptr(GError) error = NULL;
  g_autoptr(Plan) plan = plan_new(pack, "A. Lee", &request, &error);

  cr_assert_null(plan);
  cr_assert(g_error_matches(error, PLANNER_ERROR, PLANNER_ERROR_NOTHING));
  cr_assert_str_eq(error->message,
                   "this pack has no roles and skills to plan with: there is nothing in roles.csv, "
                   "skills.csv, role_skills.csv; fill in what is missing, or take another pack");
}

Test(request, a_pack_that_does_not_join_roles_and_skills_is_told_which_table)
{
  g_autoptr(Pack) pack = planner_pack_new("", "");
  g_autoptr(GError) error = NULL;

  cr_assert_not(planner_check_pack(pack, &error));
  cr_assert_str_eq(error->message,
                   "this pack has no roles and skills to plan with: there is nothing in "
                   "role_skills.csv; fill in what is missing, or take another pack");
}
