package org.todochatbot.backend.intent.text;

/**
 * One word, number or sign of a text.
 *
 * @param from index of its first UTF-16 code unit in the text
 * @param to index after its last
 * @param text as written
 * @param word lower case, with typographic apostrophes made plain, so that it can be compared
 * @param glued true when nothing separates it from the token before
 */
public record Token(Kind kind, int from, int to, String text, String word, boolean glued) {

    /** What a token looks like. */
    public enum Kind {
        WORD,
        NUMBER,
        SIGN,
        /** A stretch in quotation marks; {@code word} is what stands between them, as written. */
        QUOTED,
        /** A web or mail address: never looked into. */
        LINK,
        /** {@code #home} or {@code @phone}; {@code word} is the name alone. */
        TAG
    }

    public boolean is(String other) {
        return kind != Kind.QUOTED && kind != Kind.LINK && kind != Kind.TAG && word.equals(other);
    }

    public boolean isWord() {
        return kind == Kind.WORD;
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    public boolean isSign() {
        return kind == Kind.SIGN;
    }
}
