{{/* How Dapr's injector makes the sidecar. */}}
{{- define "service.sidecar" -}}
dapr.io/enabled: "true"
dapr.io/app-id: {{ include "service.name" . }}
dapr.io/app-port: {{ .Values.port | quote }}
dapr.io/app-protocol: http
dapr.io/config: {{ include "service.name" . }}
# Starts before the service and ends after it, so that a service that drains still has its sidecar.
dapr.io/enable-native-sidecar: "true"
dapr.io/graceful-shutdown-seconds: "5"
# Tokens: what the service shows its sidecar, and what the sidecar shows the service.
dapr.io/api-token-secret: {{ include "service.name" . }}-api-token
dapr.io/app-token-secret: {{ include "service.name" . }}-app-token
# Secrets are read only through the component "secrets", whose scopes are in the Configuration.
dapr.io/disable-builtin-k8s-secret-store: "true"
dapr.io/volume-mounts: sidecar-api-access:/var/run/secrets/kubernetes.io/serviceaccount
# No app health check: at each change of health Dapr closes and opens its subscriptions at once, and one that still closes takes
# the new one with it. A service that is down refuses, and what it refused is delivered again.
# All subscriptions are resources: nobody asks the service for more.
dapr.io/disable-init-endpoints: config,subscribe
dapr.io/log-as-json: "true"
dapr.io/log-level: {{ .Values.sidecar.logLevel }}
dapr.io/sidecar-seccomp-profile-type: RuntimeDefault
dapr.io/sidecar-cpu-request: {{ .Values.sidecar.cpuRequest }}
dapr.io/sidecar-memory-request: {{ .Values.sidecar.memoryRequest }}
dapr.io/sidecar-memory-limit: {{ .Values.sidecar.memoryLimit }}
{{- end }}
