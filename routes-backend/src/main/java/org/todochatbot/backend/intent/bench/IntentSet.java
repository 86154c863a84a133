package org.todochatbot.backend.intent.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.todochatbot.contract.chat.Intent;

/** Sentences of a public set with the intents that are right for each. */
final class IntentSet {

    private static final Pattern TOP = Pattern.compile("^\\[IN:([A-Z_]+)");
    private static final Pattern TODO = Pattern.compile("\\[SL:TODO ([^\\[\\]]+) \\]");
    private static final Pattern VERB_FIRST = Pattern.compile(
            "^(add|ask|bake|book|bring|buy|call|check|clean|cook|drop|feed|finish|fix|get|give|mail|make|mow|order|pack|pay|pick|plan|prepare|renew|return|schedule|sell|send|"
                    + "sign|start|study|submit|take|talk|tell|text|turn|update|visit|walk|wash|watch|water|wrap|write) ",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, Set<Intent>> TOPV2 = Map.of(
            "CREATE", Set.of(Intent.CREATE_TASK),
            "DELETE", Set.of(Intent.DELETE_TASK, Intent.CANCEL_REMINDER),
            "GET", Set.of(Intent.LIST_TASKS, Intent.LIST_REMINDERS),
            "UPDATE", Set.of(Intent.UPDATE_TASK, Intent.MOVE_REMINDER));
    private static final Map<String, Set<Intent>> CLINC = Map.ofEntries(
            Map.entry("todo_list", Set.of(Intent.LIST_TASKS)),
            Map.entry("todo_list_update", Set.of(Intent.CREATE_TASK, Intent.DELETE_TASK)),
            Map.entry("reminder", Set.of(Intent.LIST_REMINDERS, Intent.LIST_TASKS)),
            Map.entry("reminder_update", Set.of(Intent.CREATE_TASK)),
            Map.entry("shopping_list", Set.of(Intent.LIST_TASKS)),
            Map.entry("shopping_list_update", Set.of(Intent.CREATE_TASK, Intent.DELETE_TASK)),
            Map.entry("yes", Set.of(Intent.CONFIRM)),
            Map.entry("no", Set.of(Intent.DENY)),
            Map.entry("greeting", Set.of(Intent.SMALLTALK)),
            Map.entry("goodbye", Set.of(Intent.SMALLTALK)),
            Map.entry("thank_you", Set.of(Intent.SMALLTALK)),
            Map.entry("what_can_i_ask_you", Set.of(Intent.HELP)),
            Map.entry("cancel", Set.of(Intent.DISMISS, Intent.UNDO)),
            Map.entry("repeat", Set.of(Intent.OUT_OF_SCOPE, Intent.SMALLTALK)));

    private IntentSet() {}

    /**
     * A sentence.
     *
     * @param meant the class in the set
     * @param right every intent of ours that is a right reading
     */
    record Case(String text, String meant, Set<Intent> right) {}

    /** TOPv2: the four mapped classes. A reminder of nothing in particular is set on the task spoken of. */
    static List<Case> topv2(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            Matcher top = TOP.matcher(fields[2]);
            if (!top.find()) {
                continue;
            }
            String meant = top.group(1).replaceAll("_.*", "");
            Set<Intent> right = TOPV2.get(meant);
            if (right != null) {
                boolean nothing = meant.equals("CREATE") && !fields[2].contains("SL:TODO");
                cases.add(new Case(fields[1], meant, nothing ? Set.of(Intent.CREATE_TASK, Intent.SET_REMINDER) : right));
            }
        }
        return cases;
    }

    /** The tasks that TOPv2's reminders are about, typed as they are: what a quick add is. Only those that begin with a verb. */
    static List<Case> bareTasks(Path file) throws IOException {
        Set<String> tasks = new LinkedHashSet<>();
        for (String line : Files.readAllLines(file)) {
            Matcher todo = TODO.matcher(line);
            while (todo.find()) {
                String task = todo.group(1).replace(" 's", "'s");
                if (VERB_FIRST.matcher(task).find() && task.split(" ").length <= 7) {
                    tasks.add(task);
                }
            }
        }
        return tasks.stream().map(task -> new Case(task, "bare", Set.of(Intent.CREATE_TASK))).toList();
    }

    /** CLINC150: our classes, and {@code oos} for everything else. */
    static List<Case> clinc(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (fields.length < 2 || fields[0].equals("intent")) {
                continue;
            }
            Set<Intent> right = CLINC.get(fields[0]);
            if (right != null) {
                boolean nothing = fields[0].equals("reminder_update");
                cases.add(new Case(fields[1], fields[0], nothing ? Set.of(Intent.CREATE_TASK, Intent.SET_REMINDER) : right));
            } else if (fields[0].startsWith("oos")) {
                cases.add(new Case(fields[1], "oos", Set.of()));
            }
        }
        return cases;
    }

}
