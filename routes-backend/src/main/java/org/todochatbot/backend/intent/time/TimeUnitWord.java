package org.todochatbot.backend.intent.time;

import java.util.HashMap;
import java.util.Map;

/** Units of time and the words for them. */
enum TimeUnitWord {
    SECOND(0, 0, 1, "second", "seconds", "sec", "secs", "s"),
    MINUTE(0, 0, 60, "minute", "minutes", "min", "mins", "m", "minuets", "minuet", "minutess"),
    HOUR(0, 0, 3600, "hour", "hours", "hr", "hrs", "h", "hour's", "hours'"),
    DAY(0, 1, 0, "day", "days", "d", "day's", "days'"),
    NIGHT(0, 1, 0, "night", "nights"),
    WEEK(0, 7, 0, "week", "weeks", "wk", "wks", "w", "week's", "weeks'"),
    FORTNIGHT(0, 14, 0, "fortnight", "fortnights"),
    MONTH(1, 0, 0, "month", "months", "mo", "mos", "mth", "mths", "month's", "months'"),
    QUARTER(3, 0, 0, "quarter", "quarters"),
    YEAR(12, 0, 0, "year", "years", "yr", "yrs", "y", "year's", "years'"),
    DECADE(120, 0, 0, "decade", "decades");

    private static final int DAYS_OF_A_MONTH = 30;
    private static final Map<String, TimeUnitWord> BY_WORD = new HashMap<>();

    static {
        for (TimeUnitWord unit : values()) {
            for (String word : unit.words) {
                BY_WORD.put(word, unit);
            }
        }
    }

    private final int months;
    private final int days;
    private final int seconds;
    private final String[] words;

    TimeUnitWord(int months, int days, int seconds, String... words) {
        this.months = months;
        this.days = days;
        this.seconds = seconds;
        this.words = words;
    }

    static TimeUnitWord of(String word) {
        return BY_WORD.get(word);
    }

    /** Fractions of a calendar unit become the next smaller ones: half a year six months, 2.5 days two days and 12 hours. */
    Amount times(double count) {
        if (months > 0) {
            double exact = months * count;
            int whole = (int) exact;
            return new Amount(whole, (int) Math.round((exact - whole) * DAYS_OF_A_MONTH), 0, 0);
        }
        if (days > 0) {
            double exact = days * count;
            int whole = (int) exact;
            return new Amount(0, whole, 0, Math.round((exact - whole) * 24) * 3600);
        }
        return Amount.ofSeconds(Math.round(seconds * count));
    }

    /** Whether the word is so short that it means the unit only when it touches a number, as in 3d. */
    static boolean isLetter(String word) {
        return word.length() == 1;
    }
}
