# fuzz.mk - the sources of stage5 once more, with clang and libFuzzer
#
# Run by tests/run-fuzz, in the build, with:
#   SRCDIR    the top of the sources
#   OUT       the folder to build in
#   SOURCES   what the targets need of stage5, and what they have in common
#   TARGETS   their names: each is tests/fuzz/target-NAME.c and becomes $(OUT)/fuzz-NAME
#   CC, FLAGS, LIBS
#   SANITIZE  what is watched for (address,undefined), or nothing
#   LINK      how to link with libFuzzer
#   INSTRUMENT  what tells libFuzzer, or the coverage report, where the program has been

WATCH = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=undefined)
OBJECTS = $(patsubst %.c,$(OUT)/%.o,$(filter %.c,$(SOURCES)))
COMPILE = $(CC) $(FLAGS) $(WATCH) $(INSTRUMENT) -MMD -MP -c -o $@ $<

# What target files call that is not in memory (files-memory.c).
WRAPPED = open close read fstat stat faccessat realpath unlink rmdir mkdir g_file_test \
	g_file_get_contents g_key_file_load_from_file g_dir_make_tmp g_dir_open g_dir_read_name \
	g_dir_close file_save
WRAP = $(patsubst %,-Wl$(COMMA)--wrap=%,$(WRAPPED))
COMMA = ,

all: $(patsubst %,$(OUT)/fuzz-%,$(TARGETS))

$(OUT)/all.a: $(OBJECTS)
	@rm -f $@ && ar cr $@ $(OBJECTS)

$(OUT)/%.o: $(SRCDIR)/%.c
	@mkdir -p $(@D) && $(COMPILE)

$(OUT)/entry-%.o: $(SRCDIR)/tests/fuzz/entry.c
	@mkdir -p $(@D) && $(COMPILE) -DFUZZ_TARGET=fuzz_$*

$(patsubst %,$(OUT)/fuzz-%,$(TARGETS)): $(OUT)/fuzz-%: $(OUT)/entry-%.o $(OUT)/tests/fuzz/target-%.o $(OUT)/all.a
	@$(CC) $(WATCH) $(INSTRUMENT) $(WRAP) -o $@ $^ $(LINK) $(LIBS)

.SECONDARY:

-include $(OBJECTS:.o=.d) $(patsubst %,$(OUT)/tests/fuzz/target-%.d,$(TARGETS)) \
	$(patsubst %,$(OUT)/entry-%.d,$(TARGETS))
