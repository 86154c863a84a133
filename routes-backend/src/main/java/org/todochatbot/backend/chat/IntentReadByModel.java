package org.todochatbot.backend.chat;

import java.util.concurrent.Executors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.Resilience4jConfigurationDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.intent.model.ModelAnswer;
import org.todochatbot.backend.intent.model.ModelQuestion;
import org.todochatbot.backend.intent.model.UnusableAnswer;
import org.todochatbot.contract.chat.Reading;

import static org.apache.camel.builder.Builder.body;
import static org.apache.camel.builder.Builder.constant;
import static org.apache.camel.builder.Builder.method;

/**
 * The last reader: a language model, where one is configured, for what the readers before it are not sure of. Whatever
 * goes wrong with it, their reading stands, and nobody waits longer than the time limit.
 */
@Component
public class IntentReadByModel implements LambdaRouteBuilder {

    static final String ID = "intent-read-by-" + ModelAnswer.BY;

    private static final String THREADS = "languageModelThreads";
    private static final Logger LOG = LoggerFactory.getLogger(IntentReadByModel.class);

    /** When half of the last calls failed, of at least so many, the server is left alone for a while. */
    private static final int CALLS_TO_JUDGE_BY = 5;

    private static final int PAUSE_SECONDS = 30;
    private static final int MOST_AT_ONCE = 16;

    @Override
    public void accept(RouteBuilder routes) {
        routes.getContext().getRegistry().bind(THREADS, Executors.newVirtualThreadPerTaskExecutor());

        // The breaker judges the server by whether it answers, not by what: one person's odd texts open it for nobody else.
        routes.from("direct:" + ID).routeId(ID).precondition("{{todo.model.enabled}}")
                .errorHandler(routes.noErrorHandler())
                .setVariable("reading", body())
                // A failure that the breaker ignores passes the fallback by.
                .setBody(constant(null))
                .removeHeaders("CamelOpenAI*")
                .circuitBreaker().resilience4jConfiguration(breaker())
                    .to("direct:model-use-count")
                    .setHeader("CamelOpenAISystemMessage", constant(ModelQuestion.INSTRUCTIONS))
                    .setHeader("CamelOpenAIJsonSchema", constant(ModelQuestion.SCHEMA))
                    .setBody(method(IntentReadByModel.class, "question"))
                    .to("openai:chat-completion?baseUrl={{todo.model.base-url}}&model={{todo.model.name}}"
                            + "&apiKey=RAW({{todo.model.api-key}})&temperature={{?todo.model.temperature}}")
                .onFallback()
                    .process(IntentReadByModel::note)
                    .setBody(constant(null))
                .end()
                .removeHeaders("CamelOpenAI*")
                .setBody(method(IntentReadByModel.class, "reading"));
    }

    private static Resilience4jConfigurationDefinition breaker() {
        Resilience4jConfigurationDefinition breaker = new Resilience4jConfigurationDefinition()
                .timeoutEnabled(true)
                .timeoutExecutorService(THREADS)
                .minimumNumberOfCalls(CALLS_TO_JUDGE_BY)
                .slidingWindowSize(2 * CALLS_TO_JUDGE_BY)
                .waitDurationInOpenState(PAUSE_SECONDS)
                .bulkheadEnabled(true)
                .bulkheadMaxConcurrentCalls(MOST_AT_ONCE)
                .bulkheadMaxWaitDuration(0)
                .ignoreException(ModelUseCount.CapReached.class);
        breaker.setTimeoutDuration("{{todo.model.timeout-millis}}");
        return breaker;
    }

    public static String question(@Variable("turn") Turn turn) {
        return ModelQuestion.of(turn.text(), turn.reading());
    }

    /** The model's reading, or the one before where its answer cannot be used. */
    public static Reading reading(
            @Body String answer, @Variable("turn") Turn turn, @Variable("reading") Reading before) {
        if (answer == null) {
            return before;
        }
        try {
            return ModelAnswer.read(answer, turn.text(), turn.reading());
        } catch (UnusableAnswer e) {
            LOG.info("The language model's answer was not used: {}", e.getMessage());
            return before;
        } catch (RuntimeException e) {
            // What nobody thought of must not cost the person the answer. The message may quote the text.
            LOG.warn("The language model's answer could not be checked: {}", e.getClass().getName());
            return before;
        }
    }

    private static void note(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        // Camel hands over neither a timeout nor a refusal of the breaker.
        String why = cause == null ? "too slow, or left alone after failures" : cause.getClass().getSimpleName();
        LOG.info("No answer of the language model: {}", why);
    }
}
