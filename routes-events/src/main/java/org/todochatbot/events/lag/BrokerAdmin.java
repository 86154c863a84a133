package org.todochatbot.events.lag;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SaslConfigs;

/** Asks the broker about topics and groups, signed in as the routes are: by the settings of Camel's Kafka component. */
final class BrokerAdmin {

    private static final int TIMEOUT_MILLIS = 5000;

    private BrokerAdmin() {}

    static Admin of(CamelContext camel) {
        KafkaConfiguration kafka = camel.getComponent("kafka", KafkaComponent.class).getConfiguration();
        Map<String, Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.getBrokers());
        settings.put(AdminClientConfig.SECURITY_PROTOCOL_CONFIG, kafka.getSecurityProtocol());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        if (kafka.getSecurityProtocol().startsWith("SASL")) {
            settings.put(SaslConfigs.SASL_MECHANISM, kafka.getSaslMechanism());
            settings.put(SaslConfigs.SASL_JAAS_CONFIG, kafka.getSaslJaasConfig());
        }
        return Admin.create(settings);
    }
}
