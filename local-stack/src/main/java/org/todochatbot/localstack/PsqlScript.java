package org.todochatbot.localstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The little of psql's language that the bootstrap scripts use, so that an operator can run the same files with psql:
 * {@code :"name"} and {@code :'name'} stand for a quoted identifier and a quoted literal, {@code \gexec} at the end of a
 * query executes each result. A statement ends at a line that ends with a semicolon or with {@code \gexec}.
 */
record PsqlScript(List<Step> steps) {

    record Step(String sql, boolean executesItsResult) {
    }

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):([\"'])(\\w+)\\1");
    private static final String EXECUTE_RESULT = "\\gexec";

    static PsqlScript parse(String text, Map<String, String> variables) {
        List<Step> steps = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        for (String line : text.lines().filter(line -> !line.strip().startsWith("--")).toList()) {
            String end = line.stripTrailing();
            if (end.endsWith(EXECUTE_RESULT)) {
                sql.append(end, 0, end.length() - EXECUTE_RESULT.length());
                steps.add(new Step(substitute(sql.toString(), variables), true));
                sql.setLength(0);
            } else if (end.endsWith(";")) {
                sql.append(end, 0, end.length() - 1);
                steps.add(new Step(substitute(sql.toString(), variables), false));
                sql.setLength(0);
            } else {
                sql.append(line).append('\n');
            }
        }
        if (!sql.toString().isBlank()) {
            throw new IllegalArgumentException("A statement without an end: " + sql);
        }
        return new PsqlScript(List.copyOf(steps));
    }

    private static String substitute(String sql, Map<String, String> variables) {
        return VARIABLE.matcher(sql.strip()).replaceAll(match -> {
            String value = variables.get(match.group(2));
            if (value == null) {
                throw new IllegalArgumentException("No value for the variable " + match.group(2) + ", only for "
                        + variables.keySet().stream().sorted().collect(Collectors.joining(", ")));
            }
            String quote = match.group(1);
            return Matcher.quoteReplacement(quote + value.replace(quote, quote + quote) + quote);
        });
    }
}
