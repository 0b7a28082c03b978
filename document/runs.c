/* runs.c - the pieces of text that blocks are filled with */
#include "document/document-private.h"

#include <string.h>

#define MAX_METER_SCALE 10
#define MAX_BLANK_WIDTH 60
#define BOX_WIDTH       3
#define LABEL_WIDTH     4 /* of choices */

/* NULL if there is no text. */
static struct run *block_append_run(struct block *block, enum run_style style, const char *text,
                                    const char *target)
{
  if (!text || !*text)
    return NULL;
  gsize text_size = strlen(text) + 1;
  gsize target_size = target ? strlen(target) + 1 : 0;
  struct run *run = g_malloc0(sizeof *run + text_size + target_size);
  run->style = style;
  memcpy(run->text, text, text_size);
  run->target = target ? memcpy(run->text + text_size, target, target_size) : NULL;
  if (block->last_run)
    block->last_run->next = run;
  else
    block->first_run = run;
  block->last_run = run;
  return run;
}

void block_add_run(struct block *block, enum run_style style, const char *text)
{
  block_append_run(block, style, text, NULL);
}

void block_add_link(struct block *block, const char *text, const char *target)
{
  block_append_run(block, RUN_TERM, text, target);
}

void runs_free(struct run *run)
{
  while (run) {
    struct run *next = run->next;
    g_free(run);
    run = next;
  }
}

/* ---- Meters and blanks ------------------------------------------------- */

/* What a step of a meter looks like: reached, wanted, beyond. */
static const char *const steps[][2] = {{"●", "#"}, {"◐", "+"}, {"○", "."}};

/* "2 → 4", or "2" where that is enough. */
static void meter_append_words(GString *out, guint now, guint goal, bool ascii)
{
  g_string_append_printf(out, "%u", now);
  if (goal != now)
    g_string_append_printf(out, ascii ? " -> %u" : " → %u", goal);
}

/* "●●◐◐○ 2 → 4" */
static void meter_append(GString *out, guint now, guint goal, guint scale, bool ascii)
{
  for (guint i = 0; i < scale; i++)
    g_string_append(out, steps[i < now ? 0 : i < goal ? 1 : 2][ascii]);
  g_string_append_c(out, ' ');
  meter_append_words(out, now, goal, ascii);
}

void block_add_meter(struct block *block, guint now, guint target, guint scale)
{
  scale = CLAMP(scale, 1, MAX_METER_SCALE);
  now = MIN(now, scale);
  target = MIN(target, scale);
  g_autoptr(GString) text = g_string_new(NULL);
  meter_append(text, now, target, scale, false);
  struct run *run = block_append_run(block, RUN_METER, text->str, NULL);
  run->kind = RUN_KIND_METER;
  run->now = (guint8)now;
  run->goal = (guint8)target;
  run->size = (guint8)scale;
}

void block_add_blank(struct block *block, guint width)
{
  width = CLAMP(width, 1, MAX_BLANK_WIDTH);
  g_autofree char *text = g_strnfill(width, '_');
  struct run *run = block_append_run(block, RUN_RULE, text, NULL);
  run->kind = RUN_KIND_BLANK;
  run->size = (guint8)width;
}

void block_add_box(struct block *block)
{
  g_autofree char *text = g_strnfill(BOX_WIDTH, '_');
  struct run *run = block_append_run(block, RUN_RULE, text, NULL);
  run->kind = RUN_KIND_BOX;
  run->size = BOX_WIDTH;
}

bool block_is_box(const struct block *block)
{
  const struct run *run = block->first_run;
  return run && run->kind == RUN_KIND_BOX && !run->next;
}

bool block_is_blank(const struct block *block)
{
  const struct run *run = block->first_run;
  return block_is_box(block) || (run && run->kind == RUN_KIND_BLANK && !run->next);
}

/* ---- What is not to be broken ------------------------------------------ */

void block_add_solid(struct block *block, enum run_style style, const char *text)
{
  struct run *run = block_append_run(block, style, text, NULL);
  if (run)
    run->kind = RUN_KIND_SOLID;
}

bool run_is_solid(const struct run *run)
{
  return run->kind == RUN_KIND_METER || run->kind == RUN_KIND_SOLID ||
         run->kind == RUN_KIND_CHOICES;
}

void block_add_choices(struct block *block, const char *label, guint n)
{
  g_autoptr(GString) text = g_string_new(label);
  while (text->len <= LABEL_WIDTH)
    g_string_append_c(text, ' ');
  for (guint i = 1; i <= n; i++)
    g_string_append_printf(text, "%u ", i);
  g_string_append(text, "? –");
  struct run *run = block_append_run(block, RUN_PLAIN, text->str, NULL);
  if (n > MAX_CHOICES)
    return;
  run->kind = RUN_KIND_CHOICES;
  run->size = (guint8)n;
}

char *run_choices_label(const struct run *run)
{
  return g_strndup(run->text, strcspn(run->text, " "));
}

char *run_choice(const struct run *run, guint index, bool ascii)
{
  if (index < run->size)
    return g_strdup_printf("%u", index + 1);
  return g_strdup(index == run->size ? "?" : ascii ? "-" : "–");
}

/* ---- Showing ----------------------------------------------------------- */

void run_append_clean(GString *out, const struct run *run, bool ascii)
{
  if (run->kind == RUN_KIND_METER)
    meter_append(out, run->now, run->goal, run->size, ascii);
  else
    text_append_clean(out, run->text, ascii);
}

void run_append_words(GString *out, const struct run *run, bool ascii)
{
  if (run->kind == RUN_KIND_METER)
    meter_append_words(out, run->now, run->goal, ascii);
  else if (run->kind != RUN_KIND_BLANK && run->kind != RUN_KIND_BOX)
    text_append_clean(out, run->text, ascii);
}
