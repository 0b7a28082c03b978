# What can come next behind "stage5" in fish: stage5 itself knows, see cli/complete.c.

function __stage5_complete
    set -l typed (commandline -opc)
    set -l word (commandline -ct)
    set -l stage5 (string replace -r '^~/' "$HOME/" -- $typed[1])
    set -l answer ($stage5 complete -- $typed[2..] (string unescape -- "$word"; or echo "$word") 2>/dev/null)
    # "--output=fi" keeps what stands before the name of the file.
    set -l prefix (string match -r -- '^--[^=]*=' "$word")
    test -n "$prefix"; or set prefix ""
    set -l part (string replace -- "$prefix" "" "$word")
    switch "$answer[1]"
        case files
            printf '%s\n' $prefix(__fish_complete_path "$part")
        case folders
            printf '%s\n' $prefix(__fish_complete_directories "$part" "")
        case words
            string join \n -- $answer[2..]
    end
end

complete -c stage5 -f -a '(__stage5_complete)'
