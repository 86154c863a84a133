package org.todochatbot.benches.chat;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.csv;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.sse;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Run by Gatling in a process of its own: people who chat, each with an open event stream ({@code bench.phase=steady}), or
 * messages at a rising rate ({@code rising}). Writes a line for each message: when it was answered (milliseconds of the
 * epoch), after how many milliseconds, with which status (0: not at all).
 */
public class ChatSimulation extends Simulation {

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();

    public ChatSimulation() {
        HttpProtocolBuilder protocol = http.baseUrl(System.getProperty("bench.url"))
                .header("Authorization", "Bearer #{token}")
                .shareConnections();
        if ("steady".equals(System.getProperty("bench.phase"))) {
            int seconds = Integer.getInteger("bench.seconds");
            int ramp = Integer.getInteger("bench.ramp-seconds");
            setUp(scenario("people")
                            .feed(csv(System.getProperty("bench.people")).queue())
                            .exec(sse("open the stream").get("/api/stream"))
                            .exec(this::counted)
                            .during(Duration.ofSeconds(seconds + ramp))
                            .on(exec(say()).pause(Duration.ofSeconds(5), Duration.ofSeconds(10)))
                            .exec(sse("close the stream").close())
                            .injectOpen(rampUsers(Integer.getInteger("bench.count")).during(ramp)))
                    .maxDuration(Duration.ofSeconds(seconds + ramp))
                    .protocols(protocol);
        } else {
            int last = Integer.getInteger("bench.last-rate");
            int seconds = Integer.getInteger("bench.seconds");
            setUp(scenario("messages")
                            .feed(csv(System.getProperty("bench.people")).random())
                            .exec(say())
                            .injectOpen(
                                    rampUsersPerSec(20).to(last).during(seconds),
                                    // What comes after the peak.
                                    nothingFor(5),
                                    constantUsersPerSec(20).during(15)))
                    .protocols(protocol);
        }
    }

    private ChainBuilder say() {
        return exec(session -> {
                    int turn = session.contains("turn") ? session.getInt("turn") + 1 : 0;
                    Random random = ThreadLocalRandom.current();
                    return session.set("turn", turn)
                            .set("text", Sentences.next(random, turn))
                            .set("messageId", UUID.randomUUID().toString())
                            .removeAll("status", "ms");
                })
                .exec(http("chat")
                        .post("/api/chat")
                        .header("Content-Type", "application/json")
                        .body(StringBody("{\"messageId\":\"#{messageId}\",\"text\":\"#{text}\"}"))
                        .check(status().saveAs("status"), responseTimeInMillis().saveAs("ms")))
                .exec(this::recorded);
    }

    private Session recorded(Session session) {
        boolean answered = session.contains("status");
        answers.add(System.currentTimeMillis() + "," + (answered ? session.getInt("ms") : -1) + ","
                + (answered ? session.getInt("status") : 0));
        return session.markAsSucceeded();
    }

    /** A stream that did not open is an error like an unanswered message. */
    private Session counted(Session session) {
        if (session.isFailed()) {
            answers.add(System.currentTimeMillis() + ",-1,0");
        }
        return session.markAsSucceeded();
    }

    @Override
    public void after() {
        try {
            Files.write(Path.of(System.getProperty("bench.answers")), answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
