package org.todochatbot.backend.intent.time;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Names of weekdays and months, with the spellings people use, typos among them. */
final class CalendarNames {

    private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
    private static final Map<String, Month> MONTHS = new HashMap<>();
    /** Names that are ordinary words too, so that they need more around them to be dates. */
    private static final Set<String> AMBIGUOUS = Set.of("sun", "sat", "wed", "mon", "may", "march", "mar", "sept", "dec", "jan", "second");

    static {
        weekday(DayOfWeek.MONDAY, "monday", "mon", "moday", "monady", "mondy");
        weekday(DayOfWeek.TUESDAY, "tuesday", "tue", "tues", "tuseday", "teusday", "tusday", "tuesdy");
        weekday(DayOfWeek.WEDNESDAY, "wednesday", "wed", "weds", "wensday", "wednsday", "wendesday", "wedesday", "wednesay");
        weekday(DayOfWeek.THURSDAY, "thursday", "thu", "thur", "thurs", "thrusday", "thursay", "thurday", "thursdy");
        weekday(DayOfWeek.FRIDAY, "friday", "fri", "firday", "frday", "fridy", "friady");
        weekday(DayOfWeek.SATURDAY, "saturday", "sat", "saterday", "satuday", "saturady", "saturdy");
        weekday(DayOfWeek.SUNDAY, "sunday", "sun", "suday", "sundy");
        month(Month.JANUARY, "january", "jan", "janurary", "januray", "janury");
        month(Month.FEBRUARY, "february", "feb", "febuary", "feburary", "febraury");
        month(Month.MARCH, "march", "mar");
        month(Month.APRIL, "april", "apr");
        month(Month.MAY, "may");
        month(Month.JUNE, "june", "jun");
        month(Month.JULY, "july", "jul");
        month(Month.AUGUST, "august", "aug", "agust");
        month(Month.SEPTEMBER, "september", "sep", "sept", "setember", "septmber");
        month(Month.OCTOBER, "october", "oct", "ocotber", "octber");
        month(Month.NOVEMBER, "november", "nov", "novemeber", "novmber");
        month(Month.DECEMBER, "december", "dec", "decmber", "decemeber");
    }

    private CalendarNames() {}

    private static void weekday(DayOfWeek day, String... words) {
        for (String word : words) {
            WEEKDAYS.put(word, day);
        }
    }

    private static void month(Month month, String... words) {
        for (String word : words) {
            MONTHS.put(word, month);
        }
    }

    /** The weekday of a word, "friday's" included, or null. */
    static DayOfWeek weekday(String word) {
        return WEEKDAYS.get(owner(word));
    }

    /** The weekday of a plural that stands for every one of them: "mondays", or null. */
    static DayOfWeek everyWeekday(String word) {
        boolean plural = word.length() > 6 && word.endsWith("s");
        return plural ? WEEKDAYS.get(word.substring(0, word.length() - 1)) : null;
    }

    static Month month(String word) {
        return MONTHS.get(owner(word));
    }

    static boolean isAmbiguous(String word) {
        return AMBIGUOUS.contains(word);
    }

    /** The word without a possessive ending. */
    static String owner(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }
}
