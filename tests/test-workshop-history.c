/* Two workshops side by side. */

#include "tests/small-workshop.h"

/* "Winter" on 4 October 2026, before the small workshop. */
static struct workshop *winter_new(const struct fixture *fixture, const GArray *dimensions)
{
  struct workshop_request request = small_request("Winter");

  g_date_set_dmy(&request.date, 4, G_DATE_OCTOBER, 2026);
  request.dimensions = dimensions;
  return workshop_new(fixture->pack, &request, NULL);
}

static struct workshop_action *add_action(struct workshop *workshop, const char *text,
                                          enum action_state state)
{
  g_autofree char *copy = g_strdup(text);
  const struct workshop_action action = {.text = copy, .dimension = PACK_NONE, .state = state};

  return workshop_add_action(workshop, &action, NULL);
}

static char *history(const struct fixture *fixture, const struct workshop *one,
                     const struct workshop *other, const char *format)
{
  return rendered(history_document(one, fixture->pack, other, fixture->pack), format);
}

/* Winter and spring, both revealed: alpha and beta rated in both. */
struct pair {
  struct workshop *winter, *spring;
};
typedef struct pair Pair;

static void pair_clear(struct pair *pair)
{
  workshop_free(pair->winter);
  workshop_free(pair->spring);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Pair, pair_clear)

static struct pair pair_new(const struct fixture *fixture)
{
  struct pair pair = {winter_new(fixture, NULL), small_workshop_new(fixture)};

  tally(pair.winter, ALPHA, 1, RATING_NOW, "4 0 0 0 4");
  tally(pair.winter, ALPHA, 1, RATING_WANT, "0 0 0 0 8");
  tally(pair.winter, BETA, 1, RATING_NOW, "0 0 8 0 0");
  tally(pair.spring, ALPHA, 1, RATING_NOW, "0 0 0 8 0");
  tally(pair.spring, ALPHA, 1, RATING_WANT, "0 0 4 4 0");
  tally(pair.spring, BETA, 1, RATING_NOW, "0 0 8 0 0");
  workshop_reveal(pair.winter, 1);
  workshop_reveal(pair.spring, 1);
  return pair;
}

Test(history, shows_medians_their_words_and_the_change)
{
  g_auto(Fixture) fixture = fixture_new();
  g_auto(Pair) pair = pair_new(&fixture);
  g_autofree char *text = history(&fixture, pair.winter, pair.spring, "markdown");

  assert_has(text, "# From Winter to Spring review");
  assert_has(text, "4 October 2026, 8 people → 4 January 2027, 8 people");
  assert_has(text, "| Dimension | Side | Winter | Spring review | Change |");
  assert_has(text, "| now | **3** split | **4** agreed | **\\+1** |");
  assert_has(text, "| want | **5** agreed | **3\\.5** agreed | **\\-1.5** |");
  assert_has(text, "| now | **3** agreed | **3** agreed | 0 |");
  assert_has(text, "| want | nobody rated | nobody rated |  |");
}

Test(history, puts_the_earlier_one_first_whichever_way_they_come)
{
  g_auto(Fixture) fixture = fixture_new();
  g_auto(Pair) pair = pair_new(&fixture);
  g_autofree char *text = history(&fixture, pair.winter, pair.spring, "text");
  g_autofree char *turned = history(&fixture, pair.spring, pair.winter, "text");

  cr_assert_str_eq(text, turned);
}

Test(history, takes_the_last_round_in_which_a_dimension_was_rated)
{
  g_auto(Fixture) fixture = fixture_new();
  g_auto(Pair) pair = pair_new(&fixture);
  g_autofree char *csv = NULL;

  tally(pair.winter, ALPHA, 2, RATING_NOW, "0 8 0 0 0");
  workshop_reveal(pair.winter, 2);
  csv = history(&fixture, pair.winter, pair.spring, "csv");
  assert_has(csv, "\nalpha,now,Winter,2,8,2,agreed,Spring review,1,8,4,agreed,2\n");
  assert_has(csv, "\nbeta,now,Winter,1,8,3,agreed,Spring review,1,8,3,agreed,0\n");
}

Test(history, is_a_table_for_other_programs)
{
  g_auto(Fixture) fixture = fixture_new();
  g_auto(Pair) pair = pair_new(&fixture);
  g_autofree char *csv = history(&fixture, pair.winter, pair.spring, "csv");

  cr_assert_str_eq(csv, "dimension,side,earlier,earlier_round,earlier_n,earlier_median,"
                        "earlier_word,later,later_round,later_n,later_median,later_word,change\n"
                        "alpha,now,Winter,1,8,3,split,Spring review,1,8,4,agreed,1\n"
                        "alpha,want,Winter,1,8,5,agreed,Spring review,1,8,3.5,agreed,-1.5\n"
                        "beta,now,Winter,1,8,3,agreed,Spring review,1,8,3,agreed,0\n"
                        "beta,want,Winter,1,0,,,Spring review,1,0,,,\n"
                        "gamma,now,Winter,,,,,Spring review,,,,,\n"
                        "gamma,want,Winter,,,,,Spring review,,,,,\n");
}

Test(history, keeps_what_is_not_revealed)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) winter = winter_new(&fixture, NULL);
  g_autoptr(Workshop) spring = small_workshop_new(&fixture);
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;

  tally(winter, ALPHA, 1, RATING_NOW, "0 0 8 0 0");
  tally(spring, ALPHA, 1, RATING_NOW, "0 0 0 8 0");
  text = history(&fixture, winter, spring, "text");
  csv = history(&fixture, winter, spring, "csv");
  assert_has(text, "There is no result yet of a dimension that both workshops asked.");
  assert_has(csv, "\nalpha,now,Winter,,,,,Spring review,,,,,\n");
}

Test(history, lists_what_only_one_of_them_asked)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(GArray) asked = g_array_new(FALSE, FALSE, sizeof(guint32));
  const guint32 chosen[] = {ALPHA};
  g_autoptr(Workshop) winter = NULL;
  g_autoptr(Workshop) spring = small_workshop_new(&fixture);
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;

  g_array_append_vals(asked, chosen, 1);
  winter = winter_new(&fixture, asked);
  tally(spring, BETA, 1, RATING_NOW, "0 0 0 8 0");
  workshop_reveal(spring, 1);
  text = history(&fixture, winter, spring, "text");
  csv = history(&fixture, winter, spring, "csv");
  assert_has(text, "Only in “Spring review”: Beta, Gamma ray");
  assert_lacks(text, "Only in “Winter”");
  assert_has(csv, "\nbeta,now,Winter,,,,,Spring review,1,8,4,agreed,\n");
}

Test(history, of_two_packs_finds_the_same_dimension_by_its_id)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture = fixture_new();
  g_auto(Fixture) renamed;
  g_autoptr(Workshop) winter = winter_new(&fixture, NULL);
  g_autoptr(Workshop) spring = NULL;
  g_autofree char *text = NULL;

  small_pack_write(small, "dimensions.csv",
                   "id,group,name,question,shift\n"
                   "gamma,G,Gamma,,\nalpha,G,First,,\nbeta,G,Beta,,\n",
                   -1);
  fixture_open(&renamed, small);
  spring = small_workshop_new(&renamed);
  tally(winter, ALPHA, 1, RATING_NOW, "0 8 0 0 0");
  tally(spring, 1, 1, RATING_NOW, "0 0 8 0 0");
  workshop_reveal(winter, 1);
  workshop_reveal(spring, 1);
  text = rendered(history_document(winter, fixture.pack, spring, renamed.pack), "markdown");
  assert_has(text, "First");
  assert_has(text, "| now | **2** agreed | **3** agreed | **\\+1** |");
  assert_lacks(text, "Only in");
}

Test(history, on_two_scales_shows_no_change)
{
  struct small_pack *small = small_pack_new();
  g_auto(Fixture) fixture = fixture_new();
  g_auto(Fixture) staged;
  g_autoptr(Workshop) winter = winter_new(&fixture, NULL);
  g_autoptr(Workshop) spring = NULL;
  g_autofree char *text = NULL;

  small_pack_write(small, "sides.csv",
                   "id,name,motto,description\nleft,L,,\nmiddle,M,,\nright,R,,\n", -1);
  small_pack_write(small, "stages.csv",
                   "number,name,side,features\n1,Crawl,left,\n2,Walk,middle,\n3,Fly,right,\n", -1);
  fixture_open(&staged, small);
  spring = small_workshop_new(&staged);
  tally(winter, ALPHA, 1, RATING_NOW, "0 8 0 0 0");
  tally(spring, ALPHA, 1, RATING_NOW, "0 0 8");
  workshop_reveal(winter, 1);
  workshop_reveal(spring, 1);
  text = rendered(history_document(winter, fixture.pack, spring, staged.pack), "markdown");
  assert_has(text, "earlier workshop go from 1 to 5, those of the later one from 1 to 3");
  assert_has(text, "| now | **2** agreed | **3** agreed |  |");
}

Test(history, says_what_became_of_the_actions)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) winter = winter_new(&fixture, NULL);
  g_autoptr(Workshop) spring = small_workshop_new(&fixture);
  g_autofree char *text = NULL;

  add_action(winter, "Ask three people", ACTION_IS_OPEN);
  add_action(winter, "Book a room", ACTION_IS_DONE);
  add_action(winter, "Write to all", ACTION_IS_OPEN);
  add_action(winter, "Move the desks", ACTION_IS_DROPPED);
  workshop_carry_over(spring, fixture.pack, winter, fixture.pack);
  ((struct workshop_action *)spring->actions->pdata[0])->state = ACTION_IS_DONE;
  text = history(&fixture, winter, spring, "markdown");
  assert_has(text, "What became of the actions of “Winter”");
  assert_has(text, "4 actions: 2 done, 1 open, 1 dropped.");
  assert_has(text, "| Ask three people |  |  | done |");
  assert_has(text, "| Write to all |  |  | **open** |");
}

Test(history, without_actions_says_so)
{
  g_auto(Fixture) fixture = fixture_new();
  g_auto(Pair) pair = pair_new(&fixture);
  g_autofree char *text = history(&fixture, pair.winter, pair.spring, "text");

  assert_has(text, "No action was agreed there.");
}
