package org.todochatbot.backend.intent.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.todochatbot.backend.intent.text.Token.Kind;

/**
 * Cuts a text of any script into tokens that know where they stand. Digits and letters that touch are two tokens
 * ("9am" is 9 and am), so that readers of times need not care how people space them; {@link Token#glued()} tells.
 */
public final class Tokenizer {

    /** Words as they are typed in haste, which no rule need know. */
    private static final Map<String, String> HASTY = Map.ofEntries(
            Map.entry("wats", "what's"), Map.entry("wat", "what"), Map.entry("whens", "when's"), Map.entry("wen", "when"),
            Map.entry("wheres", "where's"), Map.entry("abt", "about"), Map.entry("bout", "about"), Map.entry("b4", "before"),
            Map.entry("n", "and"), Map.entry("insted", "instead"), Map.entry("hav", "have"),
            Map.entry("2moro", "tomorrow"), Map.entry("2morrow", "tomorrow"), Map.entry("2mrw", "tomorrow"),
            Map.entry("tomoz", "tomorrow"), Map.entry("tmr", "tomorrow"), Map.entry("tmw", "tomorrow"),
            Map.entry("2nite", "tonight"), Map.entry("2night", "tonight"), Map.entry("2day", "today"), Map.entry("tdy", "today"),
            Map.entry("mornin", "morning"), Map.entry("thrs", "thurs"), Map.entry("evryday", "everyday"), Map.entry("everday", "everyday"),
            Map.entry("rmd", "remind"), Map.entry("rmnd", "remind"), Map.entry("remnd", "remind"), Map.entry("del", "delete"),
            Map.entry("cancl", "cancel"), Map.entry("chng", "change"), Map.entry("chg", "change"), Map.entry("mov", "move"),
            Map.entry("shoping", "shopping"));

    private static final int LONGEST_HASTY = 8;

    private static final Pattern LINK = Pattern.compile(
            "(?:[a-z][a-z0-9+.-]{1,15}://|www\\.)[^\\s<>\"]+|[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64})+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final String LINK_TAIL = ".,;:!?)";
    private static final int LONGEST_QUOTE = 500;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Tokenizer(String text) {
        this.text = text;
    }

    public static List<Token> tokens(String text) {
        return new Tokenizer(text).cut();
    }

    private List<Token> cut() {
        Matcher link = text.indexOf("://") >= 0 || text.indexOf('@') >= 0 || text.contains("www.")
                ? LINK.matcher(text)
                : null;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                at += Character.charCount(point);
            } else if (link != null && startsWord(at) && link.region(at, text.length()).lookingAt()) {
                int end = link.end();
                while (end > at + 1 && LINK_TAIL.indexOf(text.charAt(end - 1)) >= 0) {
                    end--;
                }
                at = add(Kind.LINK, at, end, text.substring(at, end));
            } else if (quoteEnd(at) > 0) {
                at = addQuoted(at);
            } else if ((point == '#' || point == '@') && tagEnd(at) > at + 1) {
                int end = tagEnd(at);
                at = add(Kind.TAG, at, end, text.substring(at + 1, end).toLowerCase(Locale.ROOT));
            } else if (hastyEnd(at) > at) {
                int end = hastyEnd(at);
                at = add(Kind.WORD, at, end, Typos.mended(plain(text.substring(at, end))));
            } else if (Character.isDigit(point)) {
                int end = at;
                while (end < text.length() && Character.isDigit(text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                at = add(Kind.NUMBER, at, end, text.substring(at, end));
            } else if (isLetter(point)) {
                int end = wordEnd(at);
                at = add(Kind.WORD, at, end, Typos.mended(plain(text.substring(at, end))));
            } else {
                at = add(Kind.SIGN, at, at + Character.charCount(point), text.substring(at, at + Character.charCount(point)));
            }
        }
        return tokens;
    }

    private int add(Kind kind, int from, int to, String word) {
        boolean glued = !tokens.isEmpty() && tokens.getLast().to() == from;
        tokens.add(new Token(kind, from, to, text.substring(from, to), word, glued));
        return to;
    }

    private static String plain(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace("to-do", "todo");
        return HASTY.getOrDefault(plain, plain);
    }

    /** The end of a hasty word that letters and digits make together, such as "b4"; or its beginning, where there is none. */
    private int hastyEnd(int from) {
        if (!startsWord(from)) {
            return from;
        }
        int end = from;
        boolean digits = false;
        while (end < text.length() && end < from + LONGEST_HASTY && Character.isLetterOrDigit(text.charAt(end))) {
            digits |= Character.isDigit(text.charAt(end));
            end++;
        }
        boolean whole = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
        return digits && whole && HASTY.containsKey(text.substring(from, end).toLowerCase(Locale.ROOT)) ? end : from;
    }

    private boolean startsWord(int at) {
        return at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (isLetter(point)) {
                end += Character.charCount(point);
            } else if ((point == '\'' || point == '\u2019')
                    && end > from
                    && end + 1 < text.length()
                    && isLetter(text.codePointAt(end + 1))) {
                end++;
            } else if (point == '-' && end - from == 2 && text.regionMatches(true, from, "to-do", 0, 5)) {
                // "to-do" is one word to everyone, however it is hyphenated.
                end++;
            } else {
                return end;
            }
        }
        return end;
    }

    private static boolean isLetter(int point) {
        return Character.isLetter(point)
                || point == '_'
                || Character.getType(point) == Character.NON_SPACING_MARK
                || Character.getType(point) == Character.COMBINING_SPACING_MARK;
    }

    /** A tag begins a word and holds letters, digits, {@code _ - /}; one of digits alone ("#3") is a position, not a tag. */
    private int tagEnd(int from) {
        if (!startsWord(from)) {
            return from;
        }
        int end = from + 1;
        boolean letters = false;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            boolean joins = (point == '-' || point == '/') && end + 1 < text.length()
                    && Character.isLetterOrDigit(text.codePointAt(end + 1));
            if (!isLetter(point) && !Character.isDigit(point) && !joins) {
                break;
            }
            letters |= isLetter(point);
            end += Character.charCount(point);
        }
        return letters ? end : from;
    }

    private int addQuoted(int from) {
        int end = quoteEnd(from);
        int marks = quoteMarks(from);
        return add(Kind.QUOTED, from, end, text.substring(from + marks, end - marks).strip());
    }

    /** How many marks open a quotation here: people who paste from tables double them. */
    private int quoteMarks(int at) {
        return text.startsWith("\"\"", at) && !text.startsWith("\"\"\"", at) && text.indexOf("\"\"", at + 2) > 0 ? 2 : 1;
    }

    /** The index after a quotation that opens here, or 0. */
    private int quoteEnd(int from) {
        char open = text.charAt(from);
        String close =
                switch (open) {
                    case '"' -> quoteMarks(from) == 2 ? "\"\"" : "\"";
                    case '\u201c', '\u201e' -> "\u201d\u201c";
                    case '\u00ab' -> "\u00bb";
                    case '\u2018' -> "\u2019";
                    case '\'', '`' -> String.valueOf(open);
                    default -> "";
                };
        if (close.isEmpty() || !startsWord(from)) {
            return 0;
        }
        boolean apostrophe = open == '\'' || open == '\u2018';
        int longest = Math.min(text.length(), from + LONGEST_QUOTE);
        for (int at = from + quoteMarks(from); at < longest; at++) {
            boolean closes = close.startsWith("\"\"") ? text.startsWith(close, at) : close.indexOf(text.charAt(at)) >= 0;
            if (!closes) {
                continue;
            }
            int end = at + (close.equals("\"\"") ? 2 : 1);
            boolean insideWord = apostrophe && end < text.length() && Character.isLetterOrDigit(text.charAt(end));
            if (!insideWord) {
                return text.substring(from + quoteMarks(from), at).isBlank() ? 0 : end;
            }
        }
        return 0;
    }
}
