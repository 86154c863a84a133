package org.todochatbot.backend.intent;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.todochatbot.contract.Json;

/**
 * {@code ./run understand}: reads sentences from standard input, one a line, and prints what each was understood as,
 * one JSON object a line. A line may add, after tabs, the moment it was said (RFC 3339) and a zone id.
 */
public final class Understand {

    private Understand() {}

    public static void main(String[] args) throws IOException {
        IntentChain chain = LocalReaders.chain();
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.print(answer(chain, line) + "\n");
            out.flush();
        }
    }

    private static String answer(IntentChain chain, String line) throws JsonProcessingException {
        String[] fields = line.split("\t", -1);
        ZonedDateTime now = ZonedDateTime.now();
        try {
            now = now(fields);
        } catch (DateTimeException e) {
            System.err.println("now or zone not understood, the system's is used: " + e.getMessage());
        }
        return Json.MAPPER.writeValueAsString(chain.read(fields[0], ReadingContext.at(now)));
    }

    private static ZonedDateTime now(String[] fields) {
        boolean said = fields.length > 1 && !fields[1].isBlank();
        boolean zoned = fields.length > 2 && !fields[2].isBlank();
        ZonedDateTime now = said ? OffsetDateTime.parse(fields[1].strip()).toZonedDateTime() : ZonedDateTime.now();
        return zoned ? now.withZoneSameInstant(ZoneId.of(fields[2].strip())) : now;
    }
}
