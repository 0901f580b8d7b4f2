namespace Customary.Hosting.Certificates;

/// <summary>Whether the server listens on HTTPS, and with which certificate.</summary>
internal sealed record HttpsOptions
{
    /// <summary>Whether the server listens on an HTTPS URL.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>The path of the PFX or PEM file; null to use the development certificate.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The path of the PEM file with the private key; null if the key is in the certificate's file.</summary>
    public string? KeyPath { get; init; }

    /// <summary>The password of the certificate, or <c>file:</c> and the path of a file that contains it; null if there is none.</summary>
    public string? Password { get; init; }
}
