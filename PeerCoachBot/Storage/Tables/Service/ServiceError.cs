using System.Text.RegularExpressions;
using Azure;

namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>
/// What the service says when it refuses. Its code is in JSON, or in XML where the signature is at fault:
/// https://learn.microsoft.com/rest/api/storageservices/table-service-error-codes.
/// </summary>
internal sealed partial record ServiceError(int Status, string Code)
{
    public static ServiceError Read(int status, string body) => new(status, CodeIn().Match(body).Groups["code"].Value);

    /// <summary>
    /// The row is not as the write demands. A table that is missing or being deleted says nothing about the row, although
    /// it answers 404 and 409 as well.
    /// </summary>
    public bool IsRefusal => (Status, Code) switch
    {
        (412, _) => true,
        (409, "EntityAlreadyExists" or "") => true,
        _ => IsMissingRow,
    };

    /// <summary>There is no such row, and there is its table.</summary>
    public bool IsMissingRow => this is { Status: 404, Code: "ResourceNotFound" or "EntityNotFound" };

    public bool IsExistingTable => this is { Status: 409, Code: "TableAlreadyExists" };

    /// <summary>Nothing of what the service was sent is repeated here.</summary>
    public StoreUnavailableException Unavailable()
    {
        var said = Code.Length > 0 ? $"{Status} {Code}" : $"{Status}";
        var hint = Status == 403
            ? " Give the bot's identity the role Storage Table Data Contributor on the storage account, or check the key and this machine's clock."
            : "";
        return new StoreUnavailableException($"The tables answer {said}.{hint}", new RequestFailedException(Status, said, Code, null));
    }

    [GeneratedRegex("""(?:"code"\s*:\s*"|<(?:m:)?[cC]ode>)(?<code>\w+)""")]
    private static partial Regex CodeIn();
}
