package org.todochatbot.localstack;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The same secrets as the charts name them. What only a migration may know is a secret of its own, so that no service can change
 * its schema; and so is each token, because Dapr's injector wants that.
 */
final class KubernetesSecrets {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String OF_MIGRATIONS = "spring.flyway.";
    /** For charts/dev-servers, which makes the databases and roles. */
    private static final String SERVERS = "dev-servers";

    private KubernetesSecrets() {
    }

    /** A list for {@code kubectl apply}, as JSON; it says no namespace. */
    static String of(LocalSecrets secrets) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        secrets.shared().forEach((name, values) -> values.forEach((key, value) ->
                put(all, key.startsWith(OF_MIGRATIONS) ? name + "-migration" : name, key, value)));
        put(all, SERVERS, "superuser-password", secrets.superuserPassword());
        put(all, SERVERS, "conversation-password", secrets.conversationPassword());
        put(all, SERVERS, "kafka-cluster-id", secrets.kafkaClusterId());
        for (String appId : Service.IDS) {
            put(all, appId + "-api-token", "token", secrets.daprApiToken(appId));
            put(all, appId + "-app-token", "token", secrets.appApiToken(appId));
            put(all, SERVERS, ServiceDatabase.of(appId).role() + "-password", secrets.get(appId, "spring.datasource.password"));
            put(all, SERVERS, ServiceDatabase.of(appId).owner() + "-password", secrets.get(appId, "spring.flyway.password"));
        }
        return list(all);
    }

    private static void put(Map<String, Map<String, String>> all, String secret, String key, String value) {
        all.computeIfAbsent(secret, name -> new TreeMap<>()).put(key, value);
    }

    private static String list(Map<String, Map<String, String>> all) {
        ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        ArrayNode items = list.putArray("items");
        all.forEach((name, values) -> {
            ObjectNode secret = items.addObject().put("apiVersion", "v1").put("kind", "Secret").put("type", "Opaque");
            secret.putObject("metadata").put("name", name).putObject("labels").put("app.kubernetes.io/part-of", "todo-chatbot");
            ObjectNode data = secret.putObject("stringData");
            values.forEach(data::put);
        });
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings can always be written.", e);
        }
    }
}
