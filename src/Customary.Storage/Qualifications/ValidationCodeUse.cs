namespace Customary.Storage.Qualifications;

/// <summary>What became of a validation code that was to be used.</summary>
internal enum ValidationCodeUse
{
    /// <summary>It was counted.</summary>
    Used,

    /// <summary>The partner has no such code.</summary>
    Unknown,

    /// <summary>As many customers were qualified with it as can be.</summary>
    Exhausted,
}
