/* stage5 roles: all of them, or one. */

#include "tests/command-expect.h"
#include "tests/small-pack.h"

Test(roles, lists_the_default_packs_roles_with_every_skill)
{
  g_autoptr(CommandResult) result = command_run_simply("roles", "--format", "csv", NULL);
  g_auto(GStrv) lines = NULL;

  expect_success(result);
  expect_out(result, "role,side,skill,level,weight\n");
  expect_out(result, "\nperformance-consultant,social-business,performance-consulting,4,3\n");
  lines = g_strsplit(result->out, "\n", -1);
  cr_assert_eq(g_strv_length(lines), 1 + 8 * 15 + 1);
}

Test(roles, shows_one_by_id_name_or_beginning)
{
  static const char *const names[] = {"trainer", "Trainer", "trainer", "gui"};
  g_autoptr(SmallPack) small = small_pack_new_with_roles();

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(CommandResult) result =
        command_run_simply("--pack", small->folder, "roles", names[i], NULL);

    expect_success(result);
    expect_out(result, "Listening");
    expect_out(result, "of 2");
  }
}

Test(roles, may_be_named_in_several_words)
{
  g_autoptr(CommandResult) result = command_run_simply("roles", "Training", "Manager", NULL);

  expect_success(result);
  expect_out(result, "Training Manager");
}

Test(roles, suggests_what_is_near_to_an_unknown_name)
{
  g_autoptr(SmallPack) small = small_pack_new_with_roles();
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "roles", "trianer", NULL);

  expect_failure(result, 1, "“trianer”");
  expect_err(result, "Trainer");
}

Test(roles, says_so_if_the_pack_has_none)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) all = command_run_simply("--pack", small->folder, "roles", NULL);
  g_autoptr(CommandResult) one =
      command_run_simply("--pack", small->folder, "roles", "trainer", NULL);

  expect_success(all);
  expect_out(all, "This pack has no roles");
  expect_failure(one, 1, "the pack has none");
}
