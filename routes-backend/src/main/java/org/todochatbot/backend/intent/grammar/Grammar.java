package org.todochatbot.backend.intent.grammar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.todochatbot.backend.intent.grammar.PhraseRule.Choice;
import org.todochatbot.backend.intent.grammar.PhraseRule.End;
import org.todochatbot.backend.intent.grammar.PhraseRule.Part;
import org.todochatbot.backend.intent.grammar.PhraseRule.Slot;
import org.todochatbot.backend.intent.grammar.PhraseRule.Word;
import org.todochatbot.contract.chat.Intent;

/**
 * The rules of {@code intent/grammar.txt}, which says how they are written, ready to be matched.
 *
 * @param openings what people say before a command without meaning anything by it
 * @param closings the same after it
 * @param known what is meant only of a task that is there
 * @param again what follows a command of the same intent, without its verb
 */
record Grammar(Map<String, List<PhraseRule>> rulesByFirstWord, List<PhraseRule> openRules, List<PhraseRule> openings, List<PhraseRule> closings,
        List<PhraseRule> known, List<PhraseRule> again) {

    private static final double USUAL_CONFIDENCE = 0.95;
    private static final Pattern LINE = Pattern.compile("(known |again )?([a-z-]+)(?:@(0\\.\\d+))?\\s*:\\s+(.*)");
    private static final Pattern MACRO = Pattern.compile("\\$([a-z]+)\\s*=\\s*(.*)");
    private static final Pattern ELEMENT = Pattern.compile("<[a-z]+>|\\$[a-z]+|[()|?]|[^\\s()|?<>]+");

    static Grammar load(String resource) {
        try (InputStream in = Grammar.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no grammar at " + resource);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Grammar parse(String text) {
        Map<String, String> macros = new LinkedHashMap<>();
        Map<String, List<PhraseRule>> byFirstWord = new HashMap<>();
        List<PhraseRule> open = new ArrayList<>();
        List<PhraseRule> openings = new ArrayList<>();
        List<PhraseRule> closings = new ArrayList<>();
        List<PhraseRule> known = new ArrayList<>();
        List<PhraseRule> again = new ArrayList<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher macro = MACRO.matcher(line);
            if (macro.matches()) {
                macros.put(macro.group(1), "( " + macro.group(2) + " )");
                continue;
            }
            Matcher rule = LINE.matcher(line);
            if (!rule.matches()) {
                throw new IllegalArgumentException("line " + number + " of the grammar is no rule: " + line);
            }
            double confidence = rule.group(3) == null ? USUAL_CONFIDENCE : Double.parseDouble(rule.group(3));
            Part start = new Compiler(expand(rule.group(4), macros), number).compile();
            Set<String> first = new LinkedHashSet<>();
            boolean anything = !firstWords(start, first);
            List<String> firstWords = anything ? List.of() : List.copyOf(first);
            switch (rule.group(2)) {
                case "opening" -> openings.add(new PhraseRule(null, 1, rule.group(4), start, firstWords));
                case "closing" -> closings.add(new PhraseRule(null, 1, rule.group(4), start, firstWords));
                default -> {
                    PhraseRule compiled = new PhraseRule(Intent.of(rule.group(2)), confidence, rule.group(4), start, firstWords);
                    if (rule.group(1) != null) {
                        (rule.group(1).equals("known ") ? known : again).add(compiled);
                        continue;
                    }
                    if (anything) {
                        open.add(compiled);
                    }
                    firstWords.forEach(word -> byFirstWord.computeIfAbsent(word, any -> new ArrayList<>()).add(compiled));
                }
            }
        }
        return new Grammar(byFirstWord, open, openings, closings, known, again);
    }

    private static String expand(String pattern, Map<String, String> macros) {
        String expanded = pattern;
        for (int depth = 0; depth < 5 && expanded.contains("$"); depth++) {
            Matcher name = Pattern.compile("\\$([a-z]+)").matcher(expanded);
            expanded = name.replaceAll(found -> {
                String macro = macros.get(found.group(1));
                if (macro == null) {
                    throw new IllegalArgumentException("the grammar has no $" + found.group(1));
                }
                return Matcher.quoteReplacement(macro);
            });
        }
        return expanded;
    }

    /** Collects what a part can begin with; false when that can be anything. */
    private static boolean firstWords(Part part, Set<String> into) {
        return switch (part) {
            case Word word -> {
                into.add(word.word());
                yield true;
            }
            case Choice choice -> {
                boolean all = true;
                for (Part alternative : choice.alternatives()) {
                    all &= firstWords(alternative, into);
                }
                yield all;
            }
            case Slot slot -> false;
            case End end -> false;
        };
    }

    /** Builds the graph of a pattern from its end to its start, so that every part knows what follows it. */
    private static final class Compiler {

        private final List<String> elements = new ArrayList<>();
        private final int line;
        private int at;

        Compiler(String pattern, int line) {
            this.line = line;
            Matcher element = ELEMENT.matcher(pattern);
            while (element.find()) {
                elements.add(element.group());
            }
        }

        /** The pattern as a tree, before it is known what follows each part. */
        private sealed interface Tree {
            record Text(String word) implements Tree {}

            record Named(String slot) implements Tree {}

            record AnyOf(List<List<Tree>> alternatives, boolean optional) implements Tree {}
        }

        Part compile() {
            List<List<Tree>> alternatives = alternatives();
            if (at < elements.size()) {
                throw new IllegalArgumentException("line " + line + " of the grammar has one ) too many");
            }
            return link(List.of(new Tree.AnyOf(alternatives, false)), new End());
        }

        private List<List<Tree>> alternatives() {
            List<List<Tree>> all = new ArrayList<>();
            List<Tree> current = new ArrayList<>();
            while (at < elements.size() && !elements.get(at).equals(")")) {
                String element = elements.get(at++);
                switch (element) {
                    case "|" -> {
                        all.add(current);
                        current = new ArrayList<>();
                    }
                    case "(" -> {
                        List<List<Tree>> inner = alternatives();
                        if (at >= elements.size()) {
                            throw new IllegalArgumentException("line " + line + " of the grammar lacks a )");
                        }
                        at++;
                        current.add(new Tree.AnyOf(inner, optional()));
                    }
                    default -> {
                        Tree tree = element.startsWith("<")
                                ? new Tree.Named(element.substring(1, element.length() - 1))
                                : new Tree.Text(element);
                        current.add(optional() ? new Tree.AnyOf(List.of(List.of(tree)), true) : tree);
                    }
                }
            }
            all.add(current);
            return all;
        }

        private boolean optional() {
            if (at < elements.size() && elements.get(at).equals("?")) {
                at++;
                return true;
            }
            return false;
        }

        private static Part link(List<Tree> trees, Part after) {
            Part next = after;
            for (Tree tree : trees.reversed()) {
                Part follower = next;
                next = switch (tree) {
                    case Tree.Text text -> new Word(text.word(), follower);
                    case Tree.Named named -> new Slot(named.slot(), follower);
                    case Tree.AnyOf any -> {
                        List<Part> parts = new ArrayList<>(any.alternatives().stream().map(inner -> link(inner, follower)).toList());
                        if (any.optional()) {
                            parts.add(follower);
                        }
                        yield parts.size() == 1 ? parts.getFirst() : new Choice(parts);
                    }
                };
            }
            return next;
        }
    }
}
