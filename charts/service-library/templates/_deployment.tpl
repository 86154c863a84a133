{{- define "service.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "service.metadata" . | nindent 2 }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  selector:
    matchLabels:
      {{- include "service.selectorLabels" . | nindent 6 }}
  strategy:
    # A new pod serves before an old one goes.
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  template:
    metadata:
      labels:
        {{- include "service.labels" . | nindent 8 }}
      annotations:
        checksum/settings: {{ include "service.settings" . | sha256sum }}
        {{- include "service.sidecar" . | nindent 8 }}
        {{- with .Values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ include "service.name" . }}
      # Only the sidecar talks to the API server; it has a token of its own below.
      automountServiceAccountToken: false
      {{- include "service.podSecurity" . | nindent 6 }}
      {{- include "service.placement" . | nindent 6 }}
      # The drain below, the routes' own twenty seconds, and the sidecar's end.
      terminationGracePeriodSeconds: 45
      topologySpreadConstraints:
        {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
        - topologyKey: {{ . }}
          maxSkew: 1
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "service.selectorLabels" $ | nindent 14 }}
          # A rolling upgrade is spread by itself, not together with the pods that go.
          matchLabelKeys: [pod-template-hash]
        {{- end }}
      containers:
        - name: {{ include "service.name" . }}
          image: {{ include "service.image" . }}
          imagePullPolicy: {{ .Values.global.image.pullPolicy }}
          {{- include "service.containerSecurity" . | nindent 10 }}
          ports:
            - name: http
              containerPort: {{ .Values.port }}
            {{- with .Values.managementPort }}
            - name: management
              containerPort: {{ . }}
            {{- end }}
          env:
            # What the service shows its sidecar; and what the sidecar shows the service, so that nobody else can call its callbacks.
            - name: DAPR_API_TOKEN
              valueFrom:
                secretKeyRef:
                  name: {{ include "service.name" . }}-api-token
                  key: token
            - name: APP_API_TOKEN
              valueFrom:
                secretKeyRef:
                  name: {{ include "service.name" . }}-app-token
                  key: token
            {{- with .Values.jvmOptions }}
            - name: JDK_JAVA_OPTIONS
              value: {{ . | quote }}
            {{- end }}
          {{- $probed := ternary "management" "http" (gt (int .Values.managementPort) 0) }}
          # Of the process alone, as below.
          startupProbe:
            httpGet:
              path: /actuator/health/liveness
              port: {{ $probed }}
            periodSeconds: 1
            timeoutSeconds: 2
            failureThreshold: 120
          readinessProbe:
            httpGet:
              path: /actuator/health/readiness
              port: {{ $probed }}
            periodSeconds: 5
            timeoutSeconds: 3
            failureThreshold: 2
          # Of the process alone: a database that is away is no reason to start it anew.
          livenessProbe:
            httpGet:
              path: /actuator/health/liveness
              port: {{ $probed }}
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 3
          lifecycle:
            preStop:
              # Until every proxy has learned that this pod takes nothing new.
              {{- with .Values.drainingFile }}
              exec:
                command: [sh, -c, "touch {{ . }} && sleep 5"]
              {{- else }}
              sleep:
                seconds: 5
              {{- end }}
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
          volumeMounts:
            - name: settings
              mountPath: /app/config
              readOnly: true
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: settings
          configMap:
            name: {{ include "service.name" . }}
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi
        # What Kubernetes would mount into every container; Dapr's secret store reads by it, as this pod's service account.
        - name: sidecar-api-access
          projected:
            sources:
              - serviceAccountToken:
                  path: token
                  expirationSeconds: 3600
              - configMap:
                  name: kube-root-ca.crt
                  items:
                    - key: ca.crt
                      path: ca.crt
              - downwardAPI:
                  items:
                    - path: namespace
                      fieldRef:
                        fieldPath: metadata.namespace
{{- end }}
