package org.todochatbot.backend.intent.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads numbers: 3, 3.5, three, twenty-one, 21st, twenty first. Every method returns null where there is none. */
public final class NumberWords {

    private static final List<String> UNITS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> ORDINALS = List.of(
            "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
            "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
            "nineteenth");
    private static final Map<String, Integer> UNIT = index(UNITS, 1);
    private static final Map<String, Integer> TEN = index(TENS, 10);
    private static final Map<String, Integer> ORDINAL = index(ORDINALS, 1);
    private static final int LONGEST_NUMBER = 6;

    static {
        ORDINAL.put("twentieth", 20);
        ORDINAL.put("thirtieth", 30);
        UNIT.put("fourty", 40);
    }

    private NumberWords() {}

    private static Map<String, Integer> index(List<String> words, int step) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).isEmpty()) {
                index.put(words.get(i), i * step);
            }
        }
        return index;
    }

    /** A number with or without a fraction. */
    public static Match<Double> number(Words words, int at) {
        if (words.isNumber(at)) {
            String digits = words.word(at);
            if (digits.length() > LONGEST_NUMBER) {
                return null;
            }
            boolean fraction = words.isGlued(at + 1)
                    && words.is(at + 1, ".")
                    && words.isGlued(at + 2)
                    && words.isNumber(at + 2)
                    && words.word(at + 2).length() <= LONGEST_NUMBER;
            if (fraction) {
                return new Match<>(Double.parseDouble(ascii(digits) + "." + ascii(words.word(at + 2))), at + 3);
            }
            return new Match<>((double) Integer.parseInt(digits), at + 1);
        }
        Match<Integer> spelled = spelled(words, at);
        return spelled == null ? null : new Match<>((double) spelled.value(), spelled.end());
    }

    /** A whole number in digits or words. */
    public static Match<Integer> integer(Words words, int at) {
        if (words.isNumber(at)) {
            String digits = words.word(at);
            return digits.length() > LONGEST_NUMBER ? null : new Match<>(Integer.parseInt(digits), at + 1);
        }
        return spelled(words, at);
    }

    private static String ascii(String digits) {
        return String.valueOf(Integer.parseInt(digits)).equals(digits) ? digits : digits.chars()
                .mapToObj(digit -> String.valueOf(Character.digit(digit, 10)))
                .reduce("", String::concat);
    }

    /** One to ninety-nine, or "a hundred", in words. */
    public static Match<Integer> spelled(Words words, int at) {
        String word = words.word(at);
        Integer ten = TEN.get(word);
        if (ten != null) {
            int next = words.is(at + 1, "-") || words.is(at + 1, "and") ? at + 2 : at + 1;
            Integer unit = UNIT.get(words.word(next));
            return unit != null && unit > 0 && unit < 10 ? new Match<>(ten + unit, next + 1) : new Match<>(ten, at + 1);
        }
        Integer unit = UNIT.get(word);
        return unit == null ? null : new Match<>(unit, at + 1);
    }

    /** 1st, 22nd, third, twenty-first; only 1 to 31, the ones that days and positions need. */
    public static Match<Integer> ordinal(Words words, int at) {
        if (words.isNumber(at)) {
            boolean suffix = words.isGlued(at + 1)
                    && switch (words.word(at + 1)) {
                        case "st", "nd", "rd", "th" -> true;
                        default -> false;
                    };
            Match<Integer> number = suffix ? integer(words, at) : null;
            return number == null || number.value() < 1 || number.value() > 31 ? null : new Match<>(number.value(), at + 2);
        }
        Integer ten = TEN.get(words.word(at));
        if (ten != null && ten <= 30) {
            int next = words.is(at + 1, "-") ? at + 2 : at + 1;
            Integer unit = ORDINAL.get(words.word(next));
            return unit == null || unit == 0 || unit > 9 || ten + unit > 31 ? null : new Match<>(ten + unit, next + 1);
        }
        Integer ordinal = ORDINAL.get(words.word(at));
        return ordinal == null || ordinal == 0 ? null : new Match<>(ordinal, at + 1);
    }

    /** A year from 1000 on: 2016, two thousand and eighteen, nineteen seventy eight, nineteen zero one. */
    public static Match<Integer> year(Words words, int at) {
        if (words.isNumber(at) && words.word(at).length() == 4) {
            int year = Integer.parseInt(words.word(at));
            return year < 1000 ? null : new Match<>(year, at + 1);
        }
        if (words.areAt(at, "two", "thousand")) {
            int next = words.is(at + 2, "and") ? at + 3 : at + 2;
            Match<Integer> rest = spelled(words, next);
            return rest == null ? new Match<>(2000, at + 2) : new Match<>(2000 + rest.value(), rest.end());
        }
        Match<Integer> century = spelled(words, at);
        if (century == null || century.value() < 18 || century.value() > 20) {
            return null;
        }
        boolean zero = words.is(century.end(), "zero") || words.is(century.end(), "oh") || words.is(century.end(), "o");
        Match<Integer> rest = spelled(words, zero ? century.end() + 1 : century.end());
        return rest == null || rest.value() < (zero ? 1 : 10) ? null : new Match<>(century.value() * 100 + rest.value(), rest.end());
    }
}
