namespace Customary.Client;

/// <summary>A Microsoft cloud in which Partner Center runs.</summary>
public enum PartnerCloud
{
    /// <summary>The global cloud.</summary>
    Global,

    /// <summary>Microsoft Azure operated by 21Vianet, in China.</summary>
    China,

    /// <summary>Microsoft Cloud Germany, which Microsoft has closed. Servers can emulate it.</summary>
    Germany,

    /// <summary>Microsoft Cloud for US Government.</summary>
    UsGovernment,
}
