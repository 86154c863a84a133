package org.todochatbot.backend.intent.classifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.todochatbot.contract.chat.Intent;

/**
 * Sentences to learn from: the training halves of the public sets, mapped to our intents, and what the project's own
 * templates make ({@code intent/templates.txt}, filled with tasks taken from the public sentences).
 */
final class TrainingSentences {

    /** Times a template is filled. */
    private static final int FILLINGS = 40;
    private static final double CLINC_WEIGHT = 3;
    private static final double OUTSIDE_WEIGHT = 4;
    private static final Pattern TODO = Pattern.compile("\\[SL:TODO ([^\\[\\]]+) \\]");
    private static final Pattern TOP = Pattern.compile("^\\[IN:([A-Z]+)");
    private static final Pattern CHOICE = Pattern.compile("\\(([^()]*)\\)");
    private static final Pattern REMINDER = Pattern.compile("\\b(re?mi?nd\\w*|alert\\w*|notif\\w*)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DELETES = Pattern.compile("\\b(delet|remov|eras|take|taken|off|clear|scratch|cross|get rid|wipe|nuke|blank|empty|nix|strike|no longer|don't need)");
    private static final List<String> TIMES = List.of(
            "tomorrow", "today", "tonight", "at 5", "at 5pm", "on friday", "friday", "next week", "monday morning", "in 10 minutes", "in an hour", "every day", "every monday",
            "tomorrow at 9am", "by friday", "this weekend", "on the 15th", "jan 5", "in 2 weeks", "next tuesday at 3pm", "tmrw", "every morning at 8", "end of month",
            "3 days from now", "from july 2 to july 10", "in 3 weeks", "from 2 to 4pm", "the day after tomorrow", "mid april", "on new year's eve", "a week from friday",
            "for 2 hours tomorrow", "every other tuesday", "by the end of next week", "at noon", "first thing tomorrow", "2026-04-01 14:30", "next month");

    private final Random random = new Random(7);
    private final List<Sample> samples = new ArrayList<>();
    private final List<String> todos = new ArrayList<>();
    private final List<String> things = new ArrayList<>();

    private TrainingSentences() {}

    /** A sentence, its intent, and how much it counts. */
    record Sample(String text, Intent intent, double weight) {}

    static List<Sample> load(Path data) throws IOException {
        TrainingSentences sentences = new TrainingSentences();
        sentences.topv2(data.resolve("topv2-reminder").resolve("train.tsv"));
        sentences.clinc(data.resolve("clinc150").resolve("train.tsv"));
        sentences.bareTasks();
        sentences.templates();
        return sentences.samples;
    }

    private void topv2(Path file) throws IOException {
        Set<String> tasks = new LinkedHashSet<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            Matcher top = TOP.matcher(fields[2]);
            if (!top.find()) {
                continue;
            }
            boolean reminder = REMINDER.matcher(fields[1]).find();
            Intent intent = switch (top.group(1)) {
                case "CREATE" -> fields[2].contains("SL:TODO") ? Intent.CREATE_TASK : null;
                case "DELETE" -> reminder ? Intent.CANCEL_REMINDER : Intent.DELETE_TASK;
                case "GET" -> reminder ? Intent.LIST_REMINDERS : Intent.LIST_TASKS;
                case "UPDATE" -> reminder ? Intent.MOVE_REMINDER : Intent.UPDATE_TASK;
                default -> null;
            };
            if (intent != null) {
                samples.add(new Sample(fields[1], intent, 1));
            }
            Matcher todo = TODO.matcher(fields[2]);
            while (todo.find()) {
                tasks.add(todo.group(1).replace(" 's", "'s"));
            }
        }
        for (String task : tasks) {
            boolean short_ = task.length() > 3 && task.split(" ").length <= 7;
            if (short_) {
                (task.contains(" ") && startsWithVerb(task) ? todos : things).add(task);
            }
        }
    }

    private static boolean startsWithVerb(String task) {
        return TaskVerbs.contains(task.substring(0, task.indexOf(' ')).toLowerCase());
    }

    private void clinc(Path file) throws IOException {
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (fields.length < 2) {
                continue;
            }
            Intent intent = fields[0].startsWith("oos") ? Intent.OUT_OF_SCOPE : clincIntent(fields[0], fields[1]);
            if (intent != null) {
                samples.add(new Sample(fields[1], intent, intent == Intent.OUT_OF_SCOPE ? OUTSIDE_WEIGHT : CLINC_WEIGHT));
            }
        }
    }

    private static Intent clincIntent(String name, String text) {
        return switch (name) {
            case "todo_list", "shopping_list" -> Intent.LIST_TASKS;
            case "todo_list_update", "shopping_list_update" -> DELETES.matcher(text).find() && !text.matches(".*\\b(add|put|include)\\b.*") ? Intent.DELETE_TASK : Intent.CREATE_TASK;
            case "reminder" -> Intent.LIST_REMINDERS;
            case "reminder_update" -> Intent.CREATE_TASK;
            case "yes" -> Intent.CONFIRM;
            case "no" -> Intent.DENY;
            case "greeting", "goodbye", "thank_you" -> Intent.SMALLTALK;
            case "what_can_i_ask_you" -> Intent.HELP;
            case "cancel" -> Intent.DISMISS;
            case "repeat" -> Intent.OUT_OF_SCOPE;
            default -> null;
        };
    }

    /** Tasks typed as they are, with and without a time. */
    private void bareTasks() {
        for (String todo : todos) {
            samples.add(new Sample(random.nextInt(3) == 0 ? todo + " " + any(TIMES) : todo, Intent.CREATE_TASK, 0.6));
        }
        for (int i = 0; i < things.size() / 3; i++) {
            samples.add(new Sample(any(things) + " " + any(TIMES), Intent.CREATE_TASK, 0.5));
        }
    }

    private void templates() throws IOException {
        try (InputStream in = TrainingSentences.class.getResourceAsStream("/intent/templates.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int colon = line.indexOf(':');
                Intent intent = Intent.of(line.substring(0, colon).strip());
                String template = line.substring(colon + 1).strip();
                Set<String> made = new LinkedHashSet<>();
                for (int i = 0; i < FILLINGS; i++) {
                    made.add(fill(template));
                }
                made.forEach(text -> samples.add(new Sample(text, intent, intent == Intent.OUT_OF_SCOPE ? 0.8 : 0.5)));
            }
        }
    }

    private String fill(String template) {
        String text = template;
        for (Matcher choice = CHOICE.matcher(text); choice.find(); choice = CHOICE.matcher(text)) {
            String[] alternatives = choice.group(1).split("\\|", -1);
            text = text.substring(0, choice.start()) + alternatives[random.nextInt(alternatives.length)].strip() + text.substring(choice.end());
        }
        Map<String, List<String>> fillers = Map.of("{todo}", todos, "{thing}", things, "{time}", TIMES);
        for (Map.Entry<String, List<String>> filler : fillers.entrySet()) {
            while (text.contains(filler.getKey())) {
                text = text.replaceFirst(Pattern.quote(filler.getKey()), Matcher.quoteReplacement(any(filler.getValue())));
            }
        }
        return text.replaceAll("\\s+", " ").strip();
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
