package org.todochatbot.backend;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.todochatbot.kamelets.queue.ChatQueue;

/** Turns what people say into tasks and reminders, and publishes what happened. */
@SpringBootApplication
public class BackendApplication {

    public static void main(String[] args) {
        SpringApplication.run(BackendApplication.class, args);
    }

    @Bean
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    public ChatQueue chatQueue(Clock clock) {
        return new ChatQueue(clock);
    }
}
