namespace Customary.Client;

/// <summary>By what a list of users is sorted.</summary>
public enum CustomerUserSortField
{
    /// <summary>By the sign-in name.</summary>
    UserPrincipalName,

    /// <summary>By the display name.</summary>
    DisplayName,
}
