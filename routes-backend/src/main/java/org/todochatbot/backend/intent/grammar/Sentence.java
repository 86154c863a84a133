package org.todochatbot.backend.intent.grammar;

import java.util.ArrayList;
import java.util.List;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.Token.Kind;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.backend.intent.time.TimePhrases;
import org.todochatbot.contract.chat.Span;

/** A text that is being read: its words, its context, and the times in it, each looked up once. */
final class Sentence {

    private final Words words;
    private final ReadingContext context;
    private final TimePhrases timePhrases;
    private final TimePhrase[] phrases;
    private final boolean[] looked;

    Sentence(String text, ReadingContext context) {
        this.words = Words.of(text);
        this.context = context;
        this.timePhrases = new TimePhrases(words, context);
        this.phrases = new TimePhrase[words.size()];
        this.looked = new boolean[words.size()];
    }

    Words words() {
        return words;
    }

    ReadingContext context() {
        return context;
    }

    /** The time phrase that starts at a token, or null. */
    TimePhrase timeAt(int at) {
        if (at < 0 || at >= phrases.length) {
            return null;
        }
        if (!looked[at]) {
            phrases[at] = timePhrases.at(at);
            looked[at] = true;
        }
        return phrases[at];
    }

    /** The time phrase that starts at a token and takes nothing from an index on, or null. */
    TimePhrase timeAt(int at, int to) {
        TimePhrase phrase = timeAt(at);
        if (phrase == null || phrase.to() <= to) {
            return phrase;
        }
        return new TimePhrases(new Words(words.text(), words.tokens().subList(0, to)), context).at(at);
    }

    /** The stretch as one time, as if it stood alone, whatever it means where it stands; null when it is anything else. */
    TimePhrase timeAlone(int from, int to) {
        if (words.isGlued(from)) {
            return null;
        }
        TimePhrase phrase = new TimePhrases(new Words(words.text(), words.tokens().subList(from, to)), context).at(0);
        return phrase == null || phrase.to() < to - from ? null : phrase;
    }

    /** The time phrases within a stretch, from left to right. */
    List<TimePhrase> times(Range range) {
        List<TimePhrase> all = new ArrayList<>();
        for (int at = range.from(); at < range.to(); ) {
            TimePhrase phrase = timeAt(at, range.to());
            if (phrase != null) {
                all.add(phrase);
                at = phrase.to();
            } else {
                at++;
            }
        }
        return all;
    }

    /** The stretch as one time, when it is nothing else; otherwise null. */
    TimePhrase wholly(Range range) {
        TimePhrase all = null;
        int at = range.from();
        while (at < range.to()) {
            TimePhrase phrase = timeAt(at, range.to());
            if (phrase == null || all != null && !all.completes(phrase)) {
                return null;
            }
            all = all == null ? phrase : all.with(phrase);
            at = phrase.to();
            if (at < range.to() && words.is(at, ",")) {
                at++;
            }
        }
        return all;
    }

    /** The index after "except fridays", or -1 where no days of the week are left out there. */
    int exceptionEnd(int at) {
        return timePhrases.exceptionEnd(at);
    }

    /** A repetition used as an adjective, as in "a daily reminder", or null. */
    TimePhrase adjective(int at) {
        return timePhrases.adjective(at);
    }

    /** A number taken as an hour, where a time was asked for. */
    TimePhrase hour(int at) {
        return timePhrases.hour(at);
    }

    /** ISO 8601, when the stretch is an amount of time and nothing else; otherwise null. */
    String amount(Range range) {
        return timePhrases.amount(range.from(), range.to());
    }

    Span span(int from, int to, String readAs) {
        int start = words.get(from).from();
        int end = words.get(to - 1).to();
        return new Span(start, end, words.text().substring(start, end), readAs);
    }

    /** Words and numbers, without signs and without the pieces of what is written in one. */
    int length(Range range) {
        int length = 0;
        for (int at = range.from(); at < range.to(); at++) {
            length += words.get(at).isSign() || words.isGlued(at) ? 0 : 1;
        }
        return length;
    }

    /** Whether it has a tag or a priority, as only tasks have. */
    boolean isMarked(Range range) {
        for (int at = range.from(); at < range.to(); at++) {
            boolean tag = words.get(at).kind() == Kind.TAG;
            Match<Integer> priority = PriorityWord.at(words, at);
            if (priority == null) {
                priority = PriorityWord.alone(words, at, range.from(), range.to());
            }
            if (tag || priority != null) {
                return true;
            }
        }
        return false;
    }
}
