namespace Customary.Contracts;

/// <summary>
/// The body of every answer that is not a success.
/// Source: "Error codes"; the code is a number on the wire, as in every example there.
/// </summary>
public sealed record ApiFault
{
    /// <summary>The number of the error; unique together with <see cref="Source"/>.</summary>
    public int Code { get; init; }

    /// <summary>What went wrong, in words: up to 1,024 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Details, one string each, such as <c>companyProfile.domain: is required</c>; absent when there are none.</summary>
    public IReadOnlyList<string>? Data { get; init; }

    /// <summary>The part of the service that answered.</summary>
    public string? Source { get; init; }

    /// <summary>The description again, as newer parts of the API write it.</summary>
    public string? Message { get; init; }

    /// <summary>The name of the error, in newer parts of the API.</summary>
    public string? ErrorName { get; init; }

    /// <summary>Whether another try makes sense, in newer parts of the API.</summary>
    public bool? IsRetryable { get; init; }

    /// <summary>Details by name, in newer parts of the API.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>The number again, as newer parts of the API write it.</summary>
    public string? ErrorMessageExtended { get; init; }
}
