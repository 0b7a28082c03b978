/* workshop-notes.c - the parking lot and the notes of the facilitator: dialogs and changes; and
 * the choice of a dimension that these have in common with actions */
#include "tui/workshop-written.h"

#include <string.h>

/* ---- The choice of a dimension ----------------------------------------- */

static void append_dimension(GArray *dimensions, guint32 dimension)
{
  for (guint i = 0; i < dimensions->len; i++)
    if (g_array_index(dimensions, guint32, i) == dimension)
      return;
  g_array_append_val(dimensions, dimension);
}

/* None, the priorities, those that are asked, all others of the pack: an action that was carried
 * over may be about any. */
static GArray *choosable(const struct session *session)
{
  const struct workshop *workshop = session->workshop;
  GArray *dimensions = g_array_new(FALSE, FALSE, sizeof(guint32));
  append_dimension(dimensions, PACK_NONE);
  for (guint i = 0; i < workshop->priorities->len; i++)
    append_dimension(dimensions, g_array_index(workshop->priorities, guint32, i));
  for (guint i = 0; i < workshop->dimensions->len; i++)
    append_dimension(dimensions, g_array_index(workshop->dimensions, guint32, i));
  for (guint i = 0; i < pack_n_dimensions(session->pack); i++)
    append_dimension(dimensions, i);
  return dimensions;
}

static const char *choice_name(const struct session *session, guint32 dimension)
{
  return dimension == PACK_NONE ? "none" : pack_dimension(session->pack, dimension)->name;
}

guint add_dimension_choice(struct app *app, struct form *form, guint dimension)
{
  g_autoptr(GArray) dimensions = choosable(app->session);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  guint chosen = 0;
  for (guint i = 0; i < dimensions->len; i++) {
    guint32 one = g_array_index(dimensions, guint32, i);
    g_ptr_array_add(names, g_strdup(choice_name(app->session, one)));
    if (one == dimension)
      chosen = i;
  }
  g_ptr_array_add(names, NULL);
  return form_add_choice(form, "Dimension", (const char *const *)names->pdata, chosen);
}

/* The priorities may be others by now, and so the order: the name counts. */
guint dimension_chosen(struct app *app, const struct form *form, guint field)
{
  g_autoptr(GArray) dimensions = choosable(app->session);
  guint chosen = form_chosen(form, field);
  const char *name = g_ptr_array_index(form_field(form, field)->choices, chosen);
  for (guint i = 0; i < dimensions->len; i++) {
    guint32 one = g_array_index(dimensions, guint32, (chosen + i) % dimensions->len);
    if (strcmp(choice_name(app->session, one), name) == 0)
      return one;
  }
  return PACK_NONE;
}

/* ---- Changes ----------------------------------------------------------- */

/* What is to be done to the notes. @before: what the note says now, see note_key(), NULL for a
 * new one; @text: what it is to say, NULL to take it out. */
struct note_change {
  const char *before, *text;
  enum note_kind kind;
  guint dimension;
};

/* All that a note is, as one string. Transfer full. */
static char *note_key(const struct workshop_note *note)
{
  return g_strdup_printf("%d %u %s", note->kind, note->dimension, note->text);
}

static bool find_note(const struct workshop *workshop, const char *key, guint *index,
                      GError **error)
{
  for (*index = 0; *index < workshop->notes->len; ++*index) {
    g_autofree char *other = note_key(workshop->notes->pdata[*index]);
    if (strcmp(key, other) == 0)
      return true;
  }
  g_set_error_literal(error, WORKBOOK_ERROR, WORKBOOK_ERROR_NAME,
                      "The note is not in the workshop any more, or says something else now");
  return false;
}

static bool change_notes(struct workshop *workshop, const struct pack *pack, gpointer data,
                         GError **error)
{
  const struct note_change *change = data;
  GPtrArray *notes = workshop->notes;
  guint index = notes->len;
  (void)pack;
  if (change->before && !find_note(workshop, change->before, &index, error))
    return false;
  if (change->text &&
      !workshop_add_note(workshop, change->kind, change->dimension, change->text, error))
    return false;
  if (change->before && change->text) { /* the new one takes the place of the old one */
    gpointer old = notes->pdata[index];
    notes->pdata[index] = notes->pdata[notes->len - 1];
    notes->pdata[notes->len - 1] = old;
    index = notes->len - 1;
  }
  if (change->before)
    g_ptr_array_remove_index(notes, index);
  return true;
}

/* ---- Dialogs ----------------------------------------------------------- */

enum { NOTE_TEXT, NOTE_DIMENSION };

/* What a dialog is about. */
struct note_subject {
  enum note_kind kind;
  char before[]; /* or "" for a new one */
};

static const char *note_word(enum note_kind kind)
{
  return kind == NOTE_PARKED ? "thought" : "note";
}

/* An error of the text stands under it. */
static bool text_is_good(struct form *form, guint field, enum note_kind kind)
{
  g_autofree char *text = g_strstrip(g_strdup(form_text(form, field)));
  if (*text)
    return true;
  g_autofree char *fault = g_strdup_printf("The %s has no words yet: write some.", note_word(kind));
  form_set_fault(form, field, fault);
  form_focus(form, field);
  return false;
}

static void say_noted(struct app *app, enum note_kind kind, bool is_new)
{
  g_autofree char *key = app_key(app, ACTION_UNDO);
  if (!is_new)
    app_say(app, "The %s is changed. %s undoes it", note_word(kind), key);
  else if (kind == NOTE_PARKED)
    app_say(app, "It is in the parking lot, and will be in the report. %s undoes it", key);
  else
    app_say(app, "Noted, for you alone. %s undoes it", key);
}

static bool take_note(struct app *app, struct form *form, gpointer data)
{
  const struct note_subject *subject = data;
  bool is_new = !*subject->before;
  struct note_change change = {.before = is_new ? NULL : subject->before,
                               .text = form_text(form, NOTE_TEXT),
                               .kind = subject->kind,
                               .dimension = dimension_chosen(app, form, NOTE_DIMENSION)};
  if (!is_new && !form->changed)
    return true;
  if (!text_is_good(form, NOTE_TEXT, subject->kind))
    return false;
  g_autofree char *what = g_strdup_printf("%s a %s", is_new ? "add" : "change",
                                          subject->kind == NOTE_PARKED ? "parked thought" : "note");
  if (!session_change(app, what, change_notes, &change))
    return false;
  say_noted(app, subject->kind, is_new);
  return true;
}

static void ask_for_note(struct app *app, enum note_kind kind, guint dimension,
                         const struct workshop_note *note)
{
  static const char *const titles[][2] = {{"Park a thought", "Change the parked thought"},
                                          {"Write a note", "Change the note"}};
  static const char *const texts[] = {
      "It waits in the parking lot until there is time for it, and is in the report.",
      "Only you see it: it is on the card, and neither on the projector nor in the report."};
  if (!app_may_change_workbook(app))
    return;
  g_autofree char *before = note ? note_key(note) : g_strdup("");
  struct note_subject *subject = g_malloc(sizeof *subject + strlen(before) + 1);
  subject->kind = kind;
  memcpy(subject->before, before, strlen(before) + 1);
  struct form *form = dialog_open(app, titles[kind][note != NULL], texts[kind], take_note, subject);
  form_add_text(form, kind == NOTE_PARKED ? "Thought" : "Note", note ? note->text : "");
  add_dimension_choice(app, form, dimension);
}

void park_open(struct app *app, guint dimension)
{
  ask_for_note(app, NOTE_PARKED, dimension, NULL);
}

void note_open(struct app *app, guint dimension)
{
  ask_for_note(app, NOTE_FACILITATOR, dimension, NULL);
}

void note_edit_open(struct app *app, guint index)
{
  const struct workshop_note *note = app->session->workshop->notes->pdata[index];
  ask_for_note(app, note->kind, note->dimension, note);
}

void note_remove(struct app *app, guint index)
{
  const struct workshop_note *note = app->session->workshop->notes->pdata[index];
  enum note_kind kind = note->kind;
  g_autofree char *before = note_key(note), *key = app_key(app, ACTION_UNDO);
  struct note_change change = {.before = before};
  if (!app_may_change_workbook(app))
    return;
  if (session_change(app, kind == NOTE_PARKED ? "remove a parked thought" : "remove a note",
                     change_notes, &change))
    app_say(app, "The %s is removed. %s brings it back", note_word(kind), key);
}
