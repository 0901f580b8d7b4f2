using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Customary.Contracts.Sandbox;

namespace Customary.Client.Sandbox;

/// <summary>The JSON serialization of the administrative API: camelCase, no null properties, durations and times as ISO 8601 text.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ActiveFault))]
[JsonSerializable(typeof(IReadOnlyList<ActiveFault>))]
[JsonSerializable(typeof(ClockAdvance))]
[JsonSerializable(typeof(ClockChange))]
[JsonSerializable(typeof(ClockState))]
[JsonSerializable(typeof(CustomerFacts))]
[JsonSerializable(typeof(FaultRule))]
[JsonSerializable(typeof(GenerateRequest))]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(IReadOnlyList<FaultRule>))]
[JsonSerializable(typeof(IReadOnlyList<LoggedRequest>))]
[JsonSerializable(typeof(IReadOnlyList<TenantLimit>))]
[JsonSerializable(typeof(PartnerRegistration))]
[JsonSerializable(typeof(IReadOnlyList<PartnerRegistration>))]
[JsonSerializable(typeof(PartnerSettings))]
[JsonSerializable(typeof(PartnershipRegistration))]
[JsonSerializable(typeof(IReadOnlyList<PartnershipRegistration>))]
[JsonSerializable(typeof(ResetRequest))]
[JsonSerializable(typeof(ResetResult))]
[JsonSerializable(typeof(SandboxStatus))]
[JsonSerializable(typeof(Snapshot))]
[JsonSerializable(typeof(IReadOnlyList<Snapshot>))]
[JsonSerializable(typeof(SnapshotRequest))]
[JsonSerializable(typeof(ValidationCodeRegistration))]
[JsonSerializable(typeof(IReadOnlyList<ValidationCodeRegistration>))]
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

    /// <summary>Collections of <see cref="ActiveFault"/>.</summary>
    public JsonTypeInfo<SandboxCollection<ActiveFault>> ActiveFaults => field ??= SandboxCollectionJson.Create<ActiveFault>(Options);

    /// <summary>Collections of <see cref="FaultRule"/>.</summary>
    public JsonTypeInfo<SandboxCollection<FaultRule>> FaultRules => field ??= SandboxCollectionJson.Create<FaultRule>(Options);

    /// <summary>Collections of <see cref="LoggedRequest"/>.</summary>
    public JsonTypeInfo<SandboxCollection<LoggedRequest>> LoggedRequests => field ??= SandboxCollectionJson.Create<LoggedRequest>(Options);

    /// <summary>Collections of <see cref="TenantLimit"/>.</summary>
    public JsonTypeInfo<SandboxCollection<TenantLimit>> TenantLimits => field ??= SandboxCollectionJson.Create<TenantLimit>(Options);

    /// <summary>Collections of <see cref="PartnerRegistration"/>.</summary>
    public JsonTypeInfo<SandboxCollection<PartnerRegistration>> PartnerRegistrations => field ??= SandboxCollectionJson.Create<PartnerRegistration>(Options);

    /// <summary>Collections of <see cref="PartnershipRegistration"/>.</summary>
    public JsonTypeInfo<SandboxCollection<PartnershipRegistration>> PartnershipRegistrations => field ??= SandboxCollectionJson.Create<PartnershipRegistration>(Options);

    /// <summary>Collections of <see cref="Snapshot"/>.</summary>
    public JsonTypeInfo<SandboxCollection<Snapshot>> Snapshots => field ??= SandboxCollectionJson.Create<Snapshot>(Options);

    /// <summary>Collections of <see cref="ValidationCodeRegistration"/>.</summary>
    public JsonTypeInfo<SandboxCollection<ValidationCodeRegistration>> ValidationCodeRegistrations => field ??= SandboxCollectionJson.Create<ValidationCodeRegistration>(Options);
}
