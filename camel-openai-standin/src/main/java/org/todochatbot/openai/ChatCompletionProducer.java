package org.todochatbot.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.core.JsonValue;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Asks one question. The body becomes the answer's text; null when the model refused or said nothing. */
class ChatCompletionProducer extends DefaultProducer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenAiEndpoint endpoint;

    ChatCompletionProducer(OpenAiEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        ChatCompletion completion = endpoint.client().chat().completions().create(question(exchange.getMessage()));
        Message answer = exchange.getMessage();
        answer.setHeader(OpenAiHeaders.RESPONSE_MODEL, completion.model());
        if (completion.choices().isEmpty()) {
            answer.setBody(null);
            return;
        }
        ChatCompletion.Choice choice = completion.choices().get(0);
        answer.setHeader(OpenAiHeaders.FINISH_REASON, choice.finishReason().asString());
        answer.setBody(choice.message().content().orElse(null));
    }

    private ChatCompletionCreateParams question(Message message) throws JsonProcessingException {
        ChatCompletionCreateParams.Builder question = ChatCompletionCreateParams.builder()
                .model(header(message, OpenAiHeaders.MODEL, endpoint.getModel()));
        String system = header(message, OpenAiHeaders.SYSTEM_MESSAGE, endpoint.getSystemMessage());
        if (system != null) {
            question.addSystemMessage(system);
        }
        String user = header(message, OpenAiHeaders.USER_MESSAGE, endpoint.getUserMessage());
        question.addUserMessage(user != null ? user : message.getBody(String.class));
        if (endpoint.getTemperature() != null) {
            question.temperature(endpoint.getTemperature());
        }
        if (endpoint.getMaxTokens() != null) {
            question.maxCompletionTokens(endpoint.getMaxTokens().longValue());
        }
        String schema = header(message, OpenAiHeaders.JSON_SCHEMA, endpoint.getJsonSchema());
        if (schema != null) {
            question.responseFormat(format(schema));
        }
        return question.build();
    }

    private static String header(Message message, String name, String otherwise) {
        String value = message.getHeader(name, String.class);
        return value != null ? value : otherwise;
    }

    private static ResponseFormatJsonSchema format(String schema) throws JsonProcessingException {
        Map<String, JsonValue> properties = JSON.readValue(schema, new TypeReference<>() {});
        return ResponseFormatJsonSchema.builder()
                .jsonSchema(ResponseFormatJsonSchema.JsonSchema.builder()
                        .name("answer")
                        .strict(true)
                        .schema(ResponseFormatJsonSchema.JsonSchema.Schema.builder()
                                .putAllAdditionalProperties(properties)
                                .build())
                        .build())
                .build();
    }
}
