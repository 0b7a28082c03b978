/* complete-values.c - what the completion offers in the places of a usage line */

#include "cli/complete-private.h"
#include "tui/tui.h"

#include <string.h>

/* ---- The pack ---------------------------------------------------------- */

/* The pack that is meant; NULL if it has faults: whoever completes a word does not ask for them.
 * Transfer full. */
static struct pack *pack_meant(const struct completion *completion)
{
  g_autofree char *folder = pack_folder_find(&completion->said);
  g_autoptr(GPtrArray) problems = NULL;

  return pack_read(folder, &problems);
}

static void offer_dimensions_of(struct completion *completion, const struct pack *pack,
                                const struct workshop *workshop)
{
  for (guint i = 0; i < pack_n_dimensions(pack); i++)
    if (!workshop || workshop->asked[i])
      completion_offer(completion, pack_dimension(pack, i)->id, pack_dimension(pack, i)->name);
}

/* Those of the workshop that was named, if one was. */
static void offer_dimensions(struct completion *completion)
{
  if (completion->is_workshop && completion->n_arguments > 0) {
    g_auto(HeldWorkshop) held = {0};
    g_autoptr(GError) ignored = NULL;

    if (held_workshop_find(&completion->said, completion->arguments[0], true, &held, &ignored)) {
      offer_dimensions_of(completion, held.pack, held.workshop);
      return;
    }
  }
  g_autoptr(Pack) pack = pack_meant(completion);
  if (pack)
    offer_dimensions_of(completion, pack, NULL);
}

static void offer_roles(struct completion *completion)
{
  g_autoptr(Pack) pack = pack_meant(completion);

  for (guint i = 0; pack && i < pack_n_roles(pack); i++)
    completion_offer(completion, pack_role(pack, i)->id, pack_role(pack, i)->name);
}

static void offer_skills(struct completion *completion)
{
  g_autoptr(Pack) pack = pack_meant(completion);

  for (guint i = 0; pack && i < pack_n_skills(pack); i++)
    completion_offer(completion, pack_skill(pack, i)->id, pack_skill(pack, i)->name);
}

static void offer_terms(struct completion *completion)
{
  g_autoptr(Pack) pack = pack_meant(completion);

  for (guint i = 0; pack && i < pack_n_terms(pack); i++)
    completion_offer(completion, pack_term(pack, i)->name, NULL);
}

/* First the skill; once that stands there with its equals sign, the levels. */
static void offer_ratings(struct completion *completion)
{
  g_autoptr(Pack) pack = pack_meant(completion);
  const char *equals = strchr(completion->word, '=');

  for (guint i = 0; pack && i < pack_n_skills(pack); i++) {
    const struct skill *skill = pack_skill(pack, i);

    if (!equals) {
      g_autofree char *name = g_strconcat(skill->id, "=", NULL);
      completion_offer(completion, name, skill->name);
    } else if (strlen(skill->id) == (gsize)(equals - completion->word) &&
               g_str_has_prefix(completion->word, skill->id)) {
      for (guint level = 0; level <= TOP_LEVEL; level++) {
        g_autofree char *name = g_strdup_printf("%s=%u", skill->id, level);
        completion_offer(completion, name, skill->levels[level]);
      }
    }
  }
}

/* ---- The workbook ------------------------------------------------------ */

/* The workbook that is meant, or NULL if it cannot be looked into. */
static struct workbook *workbook_meant(const struct completion *completion)
{
  g_autoptr(GError) ignored = NULL;

  return workbook_from_options_existing(&completion->said, true, &ignored);
}

static void offer_plans(struct completion *completion)
{
  g_autoptr(GError) ignored = NULL;
  g_autoptr(Workbook) workbook = workbook_meant(completion);
  g_autoptr(GPtrArray) entries = workbook ? workbook_plans(workbook, &ignored) : NULL;

  for (guint i = 0; entries && i < entries->len; i++) {
    const struct plan_entry *entry = entries->pdata[i];
    g_autofree char *what = g_strdup_printf("%s → %s", entry->from, entry->to);

    completion_offer(completion, entry->name, what);
  }
}

/* The plan that was named, on the pack it was made on; NULL if there is none. */
static struct plan *plan_meant(const struct completion *completion, struct workbook *workbook,
                               const struct pack *usual, const struct pack **pack)
{
  g_autoptr(GError) ignored = NULL;
  g_autofree char *name = option_to_text(completion->arguments[0], &ignored);
  gint64 id = name ? workbook_find_plan(workbook, name, &ignored) : 0;

  *pack = id ? workbook_plan_pack(workbook, id, usual, &ignored) : NULL;
  return *pack ? workbook_plan(workbook, id, *pack, &ignored) : NULL;
}

static void offer_activities(struct completion *completion)
{
  g_autoptr(Workbook) workbook = workbook_meant(completion);
  g_autoptr(Pack) usual = workbook ? pack_meant(completion) : NULL;
  const struct pack *pack = NULL;
  g_autoptr(Plan) plan = usual ? plan_meant(completion, workbook, usual, &pack) : NULL;

  for (guint i = 0; plan && i < plan->actions->len; i++) {
    const struct plan_action *action = plan->actions->pdata[i];
    const struct activity *activity = pack_activity(pack, action->activity);

    completion_offer(completion, activity->id, activity->title);
  }
}

static void offer_workshops(struct completion *completion)
{
  g_autoptr(GError) ignored = NULL;
  g_autoptr(Workbook) workbook = workbook_meant(completion);
  g_autoptr(GPtrArray) entries = workbook ? workbook_workshops(workbook, &ignored) : NULL;

  for (guint i = 0; entries && i < entries->len; i++) {
    const struct workshop_entry *entry = entries->pdata[i];
    g_autofree char *date = planner_date_to_string(&entry->date);

    completion_offer(completion, entry->name, date);
  }
}

/* The actions of the workshop that was named, by their numbers. */
static void offer_actions(struct completion *completion)
{
  g_auto(HeldWorkshop) held = {0};
  g_autoptr(GError) ignored = NULL;

  if (completion->n_arguments == 0 ||
      !held_workshop_find(&completion->said, completion->arguments[0], true, &held, &ignored))
    return;
  for (guint i = 0; i < held.workshop->actions->len; i++) {
    const struct workshop_action *action = held.workshop->actions->pdata[i];
    g_autofree char *number = g_strdup_printf("%u", i + 1);

    completion_offer(completion, number, action->text);
  }
}

/* ---- Other words ------------------------------------------------------- */

static void offer_names(struct completion *completion, const char *const *names)
{
  for (; *names; names++)
    completion_offer(completion, *names, NULL);
}

static void offer_formats(struct completion *completion)
{
  for (const struct format *const *format = document_formats(); *format; format++)
    completion_offer(completion, (*format)->name, NULL);
}

static void offer_papers(struct completion *completion)
{
  offer_names(completion, paper_names());
}

static void offer_themes(struct completion *completion)
{
  offer_names(completion, tui_theme_names());
}

static void offer_files(struct completion *completion)
{
  g_string_assign(completion->out, "files\n");
}

static void offer_folders(struct completion *completion)
{
  g_string_assign(completion->out, "folders\n");
}

/* ---- Printers ---------------------------------------------------------- */

struct look {
  struct completion *completion;
  GMainLoop *loop;
};

static void on_printers(struct printers *printers, const GError *error, gpointer data)
{
  struct look *look = data;

  (void)error;
  if (printers)
    offer_names(look->completion, (const char *const *)printers->names);
  printers_free(printers);
  g_main_loop_quit(look->loop);
}

static void offer_printers(struct completion *completion)
{
  struct look look = {completion, g_main_loop_new(NULL, FALSE)};
  g_autoptr(GError) ignored = NULL;

  if (printers_look(on_printers, &look, &ignored))
    g_main_loop_run(look.loop);
  g_main_loop_unref(look.loop);
}

/* ---- The places -------------------------------------------------------- */

void completion_offer_values(struct completion *completion, const char *placeholder)
{
  static const struct {
    const char *placeholder;
    void (*offer)(struct completion *completion);
  } places[] = {
      {"ACTION", offer_actions},       {"ACTIVITY", offer_activities},
      {"DIMENSION", offer_dimensions}, {"DIR", offer_folders},
      {"FILE", offer_files},           {"FORMAT", offer_formats},
      {"OTHER", offer_workshops},      {"PAPER", offer_papers},
      {"PLAN", offer_plans},           {"PRINTER", offer_printers},
      {"ROLE", offer_roles},           {"SKILL", offer_skills},
      {"SKILL=N", offer_ratings},      {"TERM", offer_terms},
      {"THEME", offer_themes},         {"WORKSHOP", offer_workshops},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
    if (strcmp(places[i].placeholder, placeholder) == 0)
      places[i].offer(completion);
}
