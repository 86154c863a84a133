package org.todochatbot.events.replay;

import java.util.concurrent.ExecutionException;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.todochatbot.events.lag.GroupLag;

import static org.apache.camel.builder.Builder.method;

/** In a replay the process ends, with exit code 0, when its consumer group has recorded all that the topics hold. */
@Component
@Profile("replay")
public class ReplayEnd implements LambdaRouteBuilder {

    private final ApplicationContext application;
    private final GroupLag groupLag;

    public ReplayEnd(ApplicationContext application, GroupLag groupLag) {
        this.application = application;
        this.groupLag = groupLag;
    }

    @Override
    public void accept(RouteBuilder routes) {
        routes.from("timer:replay-end?period=500").routeId("replay-end-watch")
                .filter(method(this, "isAtEnd"))
                    // On a thread of its own: this route cannot wait for itself to stop.
                    .process(exchange -> Thread.ofPlatform().name("replay-end").start(
                            () -> System.exit(SpringApplication.exit(application, () -> 0))))
                    .stop()
                .end();
    }

    public boolean isAtEnd() throws ExecutionException, InterruptedException {
        return groupLag.byPartition().values().stream().allMatch(lag -> lag == 0);
    }
}
