package org.todochatbot.backend.intent.text;

import java.util.List;
import java.util.Set;

/** A text cut into tokens, with the few questions every reader asks of it. */
public record Words(String text, List<Token> tokens) {

    /** Words that can follow a time or a task without belonging to it. */
    private static final Set<String> FUNCTION_WORDS = Set.of(
            "to", "about", "for", "with", "and", "or", "then", "so", "because", "on", "in", "at", "from", "by", "that",
            "please", "of", "as", "if", "when", "but", "before", "after", "until", "till", "every", "each", "via", "is",
            "are", "was", "not", "instead", "too", "also", "remind", "i", "i'm", "im", "i'll", "we", "my", "the", "he",
            "she", "it", "they", "there's", "there", "around", "starting", "due", "since", "while", "where", "which",
            "who", "whether", "unless", "rather", "than", "go", "plus", "w", "thanks", "alert", "notify", "tell", "you",
            "reminding", "saying", "only", "again", "do", "does", "did", "have", "has", "between", "within", "per", "pls",
            "set", "add", "let", "except", "excluding", "can", "could", "will", "would", "should", "need", "a", "an", "our", "his", "her", "your");

    public static Words of(String text) {
        return new Words(text, Tokenizer.tokens(text));
    }

    public int size() {
        return tokens.size();
    }

    public Token get(int at) {
        return tokens.get(at);
    }

    /** The comparable word at an index, or an empty string outside the text or where no plain word stands. */
    public String word(int at) {
        if (at < 0 || at >= tokens.size()) {
            return "";
        }
        Token token = tokens.get(at);
        return switch (token.kind()) {
            case WORD, NUMBER, SIGN -> token.word();
            case QUOTED, LINK, TAG -> "";
        };
    }

    public boolean is(int at, String word) {
        return word(at).equals(word);
    }

    public boolean isAny(int at, Set<String> words) {
        String word = word(at);
        return !word.isEmpty() && words.contains(word);
    }

    /** Whether one of these words stands from an index (inclusive) to another (exclusive). */
    public boolean holdsAny(int from, int to, Set<String> any) {
        for (int at = from; at < to; at++) {
            if (isAny(at, any)) {
                return true;
            }
        }
        return false;
    }

    /** Whether these words stand one after another from an index on. */
    public boolean areAt(int at, String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!is(at + i, words[i])) {
                return false;
            }
        }
        return true;
    }

    public boolean isNumber(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isNumber();
    }

    public boolean isGlued(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).glued();
    }

    /** Whether a phrase may end before this index: the text ends, a sign stands there, or a word that starts something new. */
    public boolean isBoundary(int at) {
        if (at >= tokens.size()) {
            return true;
        }
        Token token = tokens.get(at);
        return switch (token.kind()) {
            case SIGN -> !token.glued() || at + 1 >= tokens.size() || !tokens.get(at + 1).glued();
            case TAG, QUOTED, LINK -> true;
            case WORD -> FUNCTION_WORDS.contains(token.word());
            case NUMBER -> false;
        };
    }

    /** Whether nothing but signs, or nothing at all, stands before this index. */
    public boolean isStart(int at) {
        return at == 0 || tokens.get(at - 1).isSign() && !tokens.get(at).glued();
    }

    /** The text from one token up to another, as written. */
    public String slice(int from, int to) {
        return from >= to ? "" : text.substring(tokens.get(from).from(), tokens.get(to - 1).to());
    }

    /** Whether the last dot of "7.12." stands here. */
    public boolean isDotOfDate(int at) {
        return is(at, ".") && isNumber(at - 1) && is(at - 2, ".") && isNumber(at - 3) && isGlued(at) && isGlued(at - 1) && word(at - 1).length() <= 2;
    }
}
