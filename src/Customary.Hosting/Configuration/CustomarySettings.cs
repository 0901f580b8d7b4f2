using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Customary.Hosting.Configuration;

/// <summary>The values of all settings, read and validated once, at startup.</summary>
internal sealed class CustomarySettings
{
    /// <summary>The host environment if nothing sets it.</summary>
    public const string DefaultEnvironment = "Production";

    private readonly FrozenDictionary<Setting, object?> _values;

    private CustomarySettings(Dictionary<Setting, object?> values) => _values = values.ToFrozenDictionary();

    /// <summary>Whether the host environment is Development.</summary>
    public bool IsDevelopment => Get(SettingDefinitions.Environment).Equals("Development", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the development issuer is on.</summary>
    public bool IssuesTokens => IsSet(SettingDefinitions.DevelopmentIssuer, out var on) ? on : IsDevelopment && !HasAuthority;

    /// <summary>Whether an external authority issues the tokens.</summary>
    public bool HasAuthority => IsSet(SettingDefinitions.Authority, out _);

    /// <summary>Whether the administrative API exists: in Development, and with an administrative token.</summary>
    public bool HasAdministration => IsDevelopment || IsSet(SettingDefinitions.AdminToken, out _);

    /// <summary>Whether the administrative API can change the server. Nobody resets a system of record by accident.</summary>
    public bool IsSandbox => IsSet(SettingDefinitions.Sandbox, out var isOn) ? isOn : IsDevelopment;

    /// <summary>All addresses on which the server listens.</summary>
    public IEnumerable<string> AllUrls => [.. Get(SettingDefinitions.Urls), .. Find(SettingDefinitions.AdminUrls) ?? []];

    /// <summary>Whether the server listens on an https address.</summary>
    public bool ListensOnHttps => AllUrls.Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));

    /// <summary>Settings that are valid but make the server reachable for others: one message for each.</summary>
    public IReadOnlyList<string> Warnings =>
        IssuesTokens && (ListensBeyondLoopback || (IsSet(SettingDefinitions.PublicUrl, out var url) && !SettingParsers.IsThisMachine(url!)))
            ? ["The development issuer gives tokens to anyone who can connect. Only use it on a network that you trust."]
            : [];

    private bool ListensBeyondLoopback => !Get(SettingDefinitions.Urls).All(url => ListeningAddress.TryParse(url)!.IsLoopback);

    /// <summary>Reads and validates all settings.</summary>
    /// <exception cref="SettingsException">A value is not valid, a name is unknown, or a required setting is missing.</exception>
    public static CustomarySettings Read(IConfigurationRoot configuration)
    {
        var settings = Read(configuration, SettingDefinitions.All);
        return settings.Validate().ToList() is { Count: > 0 } errors ? throw new SettingsException(string.Join(System.Environment.NewLine, errors)) : settings;
    }

    /// <summary>Reads the settings that a command uses. Others can be missing or not valid.</summary>
    /// <exception cref="SettingsException">A value is not valid, or a name is unknown.</exception>
    public static CustomarySettings Read(IConfigurationRoot configuration, IReadOnlyList<Setting> settings)
    {
        var values = new Dictionary<Setting, object?> { [SettingDefinitions.Environment] = DefaultEnvironment };
        var sources = SettingSource.From(configuration);
        var errors = sources.SelectMany(source => source.FindErrors()).ToList();
        foreach (var setting in settings)
        {
            // The first source that has a setting supplies the whole value. An empty variable is a lost value, not a missing one.
            var source = sources.FirstOrDefault(source => source.Find(setting) is not null);
            if ((source?.Find(setting) ?? setting.Default) is not { } text) continue;
            if (setting.TryRead(text, out var value)) values[setting] = value;
            else errors.Add($"{source?.Describe(setting.Name)}: {setting.Explain(text) ?? $"{Display(setting, text)} is not valid"}. Use {setting.AllowedValues}.");
        }

        return errors.Count == 0 ? new(values) : throw new SettingsException(string.Join(System.Environment.NewLine, errors));
    }

    /// <summary>The value of a setting.</summary>
    /// <exception cref="InvalidOperationException">The setting has no value and no default.</exception>
    public TValue Get<TValue>(Setting<TValue> setting) =>
        IsSet(setting, out var value) ? value : throw new InvalidOperationException($"The setting {setting.Name} has no value.");

    /// <summary>The value of a setting, or null if it has none.</summary>
    public TValue? Find<TValue>(Setting<TValue> setting)
        where TValue : class? => IsSet(setting, out var value) ? value : null;

    /// <summary>Whether a setting has a value.</summary>
    public bool IsSet<TValue>(Setting<TValue> setting, [MaybeNullWhen(false)] out TValue value)
    {
        var isSet = _values.TryGetValue(setting, out var boxed);
        value = isSet ? (TValue)boxed! : default;
        return isSet;
    }

    // A missing setting never opens the server: it requires a token issuer and, outside Development, the partners and the secret.
    private IEnumerable<string> Validate()
    {
        if (HasAuthority && IssuesTokens)
            yield return "development-issuer: cannot be `on` together with authority. Remove one of the two.";
        if (IssuesTokens && ListensBeyondLoopback && !IsSet(SettingDefinitions.DevelopmentIssuer, out _))
            yield return "development-issuer: missing. The development issuer gives tokens to anyone who can connect, and urls listens beyond this machine. "
                + "Set development-issuer to `on` to allow that, set an authority, or use 127.0.0.1 or localhost in urls.";
        if (HasAuthority && !IsSet(SettingDefinitions.Audience, out _))
            yield return $"audience: missing. With an authority, use {SettingDefinitions.Audience.AllowedValues}.";
        foreach (var setting in (Setting[])[SettingDefinitions.Audience, SettingDefinitions.Issuers, SettingDefinitions.AuthorityTenant, SettingDefinitions.Roles, SettingDefinitions.AppClaim, SettingDefinitions.PortalClientId, SettingDefinitions.PortalClientSecret, SettingDefinitions.PortalCustomerClaim])
            if (!HasAuthority && _values.ContainsKey(setting)) yield return $"{setting.Name}: needs the setting authority. Set authority, or remove {setting.Name}.";
        foreach (var setting in (Setting[])[SettingDefinitions.CertificateKey, SettingDefinitions.CertificatePassword])
            if (!IsSet(SettingDefinitions.Certificate, out _) && _values.ContainsKey(setting)) yield return $"{setting.Name}: needs the setting certificate. Set certificate, or remove {setting.Name}.";
        if (!IsSet(SettingDefinitions.ServerKey, out _) && IsSet(SettingDefinitions.ServerKeyPrevious, out _))
            yield return "server-key-previous: needs the setting server-key. Set server-key, or remove server-key-previous.";
        if (Find(SettingDefinitions.AdminUrls) is { } adminUrls)
        {
            var ports = Get(SettingDefinitions.Urls).Select(url => ListeningAddress.TryParse(url)!.Port).Where(port => port > 0).ToHashSet();
            if (adminUrls.FirstOrDefault(url => ports.Contains(ListeningAddress.TryParse(url)!.Port)) is { } url)
                yield return $"admin-urls: {url} has a port of urls. Use another port, so that the server can tell the two apart.";
        }

        foreach (var setting in (Setting[])[SettingDefinitions.AdminUrls, SettingDefinitions.RequestLog])
            if (!HasAdministration && _values.ContainsKey(setting)) yield return $"{setting.Name}: needs the setting admin-token outside Development. Set admin-token, or remove {setting.Name}.";
        if (IsSet(SettingDefinitions.FaultsFile, out _) && !(HasAdministration && IsSandbox))
            yield return "faults-file: needs a sandbox. Outside Development, set sandbox to `on` and set admin-token, or remove faults-file.";
        foreach (var setting in (Setting[])[SettingDefinitions.Seed, SettingDefinitions.IdsSeed])
            if (!IsSandbox && _values.ContainsKey(setting)) yield return $"{setting.Name}: only for a sandbox. Remove {setting.Name}, or set sandbox to `on`.";
        if (IsDevelopment) yield break;
        if (IsSandbox && !HasAdministration)
            yield return $"admin-token: missing. With sandbox `on` outside Development, use {SettingDefinitions.AdminToken.AllowedValues}.";
        if (ListensOnHttps && !IsSet(SettingDefinitions.Certificate, out _))
            yield return $"certificate: missing. For an https address outside Development, use {SettingDefinitions.Certificate.AllowedValues}.";
        if (!HasAuthority && !IssuesTokens)
            yield return "authority: missing, so no tokens can be issued. Outside Development, set authority to the address of an OpenID Connect authority, "
                + "or set development-issuer to `on` to issue tokens to anyone who can connect.";
        if (!IsSet(SettingDefinitions.ServerKey, out _))
            yield return $"server-key: missing. Outside Development, use {SettingDefinitions.ServerKey.AllowedValues}.";
        if (!IsSet(SettingDefinitions.Partners, out _))
            yield return $"partners: missing. Outside Development, use {SettingDefinitions.Partners.AllowedValues}.";
    }

    // A connection string or an address can contain a password.
    private static string Display(Setting setting, string text) =>
        setting.IsSecret || text.Contains('@', StringComparison.Ordinal) || (setting == SettingDefinitions.Storage && text.Contains('=', StringComparison.Ordinal))
            ? "the value"
            : $"'{text}'";
}
