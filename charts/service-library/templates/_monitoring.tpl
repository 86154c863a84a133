{{/* Metrics of the service and of its sidecar. */}}
{{- define "service.podmonitor" -}}
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata:
  {{- include "service.metadata" . | nindent 2 }}
spec:
  selector:
    matchLabels:
      {{- include "service.selectorLabels" . | nindent 6 }}
  podMetricsEndpoints:
    - port: {{ ternary "management" "http" (gt (int .Values.managementPort) 0) }}
      path: /actuator/prometheus
      interval: {{ .Values.global.monitoring.interval }}
      relabelings:
        - sourceLabels: [__meta_kubernetes_pod_label_app_kubernetes_io_name]
          targetLabel: service
    - port: dapr-metrics
      path: /
      interval: {{ .Values.global.monitoring.interval }}
      relabelings:
        - sourceLabels: [__meta_kubernetes_pod_label_app_kubernetes_io_name]
          targetLabel: service
{{- end }}
