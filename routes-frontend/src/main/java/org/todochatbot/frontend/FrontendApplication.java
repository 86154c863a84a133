package org.todochatbot.frontend;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.todochatbot.kamelets.queue.ChatQueue;

/** The web chat: signs people in, passes what they say to the backend, and pushes what they should know. */
@SpringBootApplication
public class FrontendApplication {

    public static void main(String[] args) {
        SpringApplication.run(FrontendApplication.class, args);
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
