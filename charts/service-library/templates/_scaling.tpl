{{- define "service.poddisruptionbudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "service.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  # A pod that does not serve is nothing that a node's drain has to wait for.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "service.selectorLabels" . | nindent 6 }}
{{- end }}

{{- define "service.horizontalpodautoscaler" -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "service.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "service.name" . }}
  minReplicas: {{ .Values.autoscaling.minReplicas }}
  maxReplicas: {{ .Values.autoscaling.maxReplicas }}
  metrics:
    # Of the service's own container: what the sidecar uses rises with it.
    - type: ContainerResource
      containerResource:
        name: cpu
        container: {{ include "service.name" . }}
        target:
          type: Utilization
          averageUtilization: {{ .Values.autoscaling.cpuUtilization }}
    - type: ContainerResource
      containerResource:
        name: memory
        container: {{ include "service.name" . }}
        target:
          type: Utilization
          averageUtilization: {{ .Values.autoscaling.memoryUtilization }}
  behavior:
    scaleUp:
      # At once, and at most doubled: new pods need some seconds until they take their part.
      stabilizationWindowSeconds: 0
      selectPolicy: Max
      policies:
        - {type: Percent, value: 100, periodSeconds: 15}
        - {type: Pods, value: 4, periodSeconds: 15}
    scaleDown:
      # Open pages come back by themselves, but not all at once.
      stabilizationWindowSeconds: {{ .Values.autoscaling.scaleDownAfterSeconds }}
      policies:
        - {type: Percent, value: 10, periodSeconds: 60}
        - {type: Pods, value: 1, periodSeconds: 60}
{{- end }}
