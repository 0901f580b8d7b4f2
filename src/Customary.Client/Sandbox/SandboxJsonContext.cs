using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Customary.Contracts.Sandbox;

namespace Customary.Client.Sandbox;

/// <summary>The JSON serialization of the administrative API: camelCase, no null properties, durations and times as ISO 8601 text.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ActiveFault))]
[JsonSerializable(typeof(SandboxCollection<ActiveFault>), TypeInfoPropertyName = "ActiveFaults")]
[JsonSerializable(typeof(ApiFault))]
[JsonSerializable(typeof(ClockAdvance))]
[JsonSerializable(typeof(ClockChange))]
[JsonSerializable(typeof(ClockState))]
[JsonSerializable(typeof(CustomerFacts))]
[JsonSerializable(typeof(FaultRule))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(SandboxCollection<FaultRule>), TypeInfoPropertyName = "FaultRules")]
[JsonSerializable(typeof(SandboxCollection<LoggedRequest>), TypeInfoPropertyName = "LoggedRequests")]
[JsonSerializable(typeof(SandboxCollection<TenantLimit>), TypeInfoPropertyName = "TenantLimits")]
[JsonSerializable(typeof(PartnerRegistration))]
[JsonSerializable(typeof(SandboxCollection<PartnerRegistration>), TypeInfoPropertyName = "PartnerRegistrations")]
[JsonSerializable(typeof(PartnerSettings))]
[JsonSerializable(typeof(PartnershipRegistration))]
[JsonSerializable(typeof(SandboxCollection<PartnershipRegistration>), TypeInfoPropertyName = "PartnershipRegistrations")]
[JsonSerializable(typeof(ResetRequest))]
[JsonSerializable(typeof(ResetResult))]
[JsonSerializable(typeof(SandboxStatus))]
[JsonSerializable(typeof(Snapshot))]
[JsonSerializable(typeof(SandboxCollection<Snapshot>), TypeInfoPropertyName = "Snapshots")]
[JsonSerializable(typeof(SnapshotRequest))]
[JsonSerializable(typeof(ValidationCodeRegistration))]
[JsonSerializable(typeof(SandboxCollection<ValidationCodeRegistration>), TypeInfoPropertyName = "ValidationCodeRegistrations")]
[JsonSerializable(typeof(ValidationCodeSettings))]
internal sealed partial class SandboxJsonContext : JsonSerializerContext
{
    /// <summary>The context with the options of the API.</summary>
    public static SandboxJsonContext Api { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new Iso8601DurationConverter(), new InstantConverter(), new DisconnectPointConverter() },
    });
}
