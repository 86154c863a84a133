{{/* How a Kafka component signs in. */}}
{{- define "dapr-components.kafka-login" }}
    - name: authType
      value: {{ .Values.kafka.authType }}
{{- if eq .Values.kafka.authType "password" }}
    - name: saslMechanism
      value: {{ .Values.kafka.saslMechanism }}
    - name: saslUsername
      secretKeyRef:
        name: pubsub
        key: username
    - name: saslPassword
      secretKeyRef:
        name: pubsub
        key: password
    - name: disableTls
      value: {{ not .Values.kafka.tls | quote }}
{{- if .Values.kafka.privateAuthority }}
    - name: caCert
      secretKeyRef:
        name: pubsub
        key: caCert
{{- end }}
{{- end }}
{{- end }}

{{/* How sidecars find each other: in a cluster by its DNS, which is Dapr's default there. */}}
{{- define "dapr-components.names" }}
{{- if .Values.local }}
  # Sidecars of one machine find each other in a file of the data folder: multicast DNS, the default, needs a network.
  # An entry stays valid for a day because addresses never change while a stack runs; the launcher starts with an empty file.
  nameResolution:
    component: sqlite
    version: v1
    configuration:
      connectionString: names.db
      updateInterval: 24h
{{- end }}
{{- end }}

{{- define "dapr-components.tracing" }}
  tracing:
    samplingRate: {{ .Values.tracing.samplingRate | quote }}
{{- with .Values.tracing.otlpEndpoint }}
    otel:
      endpointAddress: {{ . }}
      protocol: grpc
      isSecure: false
{{- end }}
{{- end }}
