package org.todochatbot.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * One server and how it is asked. It is asked once: whether to try again, and how long a person waits, is for the route
 * to say; a call that nobody waits for any more ends after half a minute.
 */
@UriEndpoint(scheme = "openai", title = "OpenAI", syntax = "openai:operation", producerOnly = true, firstVersion = "4.17.0")
public class OpenAiEndpoint extends DefaultEndpoint {

    static final String CHAT_COMPLETION = "chat-completion";

    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private static final int IDLE_CONNECTIONS = 5;

    /** Less than the five seconds after which common model servers close one, for a closed one fails the call. */
    private static final Duration IDLE_FOR = Duration.ofSeconds(4);

    @UriPath
    @Metadata(required = true)
    private String operation = CHAT_COMPLETION;

    @UriParam(label = "security", secret = true)
    private String apiKey;

    @UriParam(defaultValue = "https://api.openai.com/v1")
    private String baseUrl = "https://api.openai.com/v1";

    @UriParam
    private String model;

    @UriParam
    private Double temperature;

    @UriParam
    private Integer maxTokens;

    @UriParam
    private String systemMessage;

    @UriParam
    private String userMessage;

    @UriParam
    private String jsonSchema;

    private OpenAIClient client;

    public OpenAiEndpoint(String uri, OpenAiComponent component) {
        super(uri, component);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        client = OpenAIOkHttpClient.builder()
                .apiKey(apiKey)
                .baseUrl(baseUrl)
                .timeout(LONGEST_CALL)
                .maxRetries(0)
                .maxIdleConnections(IDLE_CONNECTIONS)
                .keepAliveDuration(IDLE_FOR)
                .build();
    }

    @Override
    protected void doStop() throws Exception {
        if (client != null) {
            client.close();
        }
        super.doStop();
    }

    @Override
    public Producer createProducer() {
        return new ChatCompletionProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("Nothing is consumed from openai:" + CHAT_COMPLETION);
    }

    OpenAIClient client() {
        return client;
    }

    public String getOperation() {
        return operation;
    }

    public String getApiKey() {
        return apiKey;
    }

    /** Sent as a bearer token; servers of one's own mostly take any. */
    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /** Of any server that speaks the protocol, with the version: {@code http://localhost:11434/v1}. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public Double getTemperature() {
        return temperature;
    }

    /** 0 to 2; what is not set is left to the server. */
    public void setTemperature(Double temperature) {
        this.temperature = temperature;
    }

    public Integer getMaxTokens() {
        return maxTokens;
    }

    /** After how many tokens an answer is cut off; what is not set is left to the server. */
    public void setMaxTokens(Integer maxTokens) {
        this.maxTokens = maxTokens;
    }

    public String getSystemMessage() {
        return systemMessage;
    }

    public void setSystemMessage(String systemMessage) {
        this.systemMessage = systemMessage;
    }

    public String getUserMessage() {
        return userMessage;
    }

    public void setUserMessage(String userMessage) {
        this.userMessage = userMessage;
    }

    public String getJsonSchema() {
        return jsonSchema;
    }

    /** The JSON Schema that the answer has to fit, as text. The server is told to hold to it strictly. */
    public void setJsonSchema(String jsonSchema) {
        this.jsonSchema = jsonSchema;
    }
}
