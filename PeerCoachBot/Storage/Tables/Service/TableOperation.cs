using Azure.Core;

namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>One write of one row, alone or in a transaction.</summary>
/// <param name="Row">What is written; of a row that is deleted, its keys.</param>
/// <param name="IfMatch">The row must still have this etag, <c>*</c> any; null for a row that is inserted or put over whatever is there.</param>
internal sealed record TableOperation(RequestMethod Method, TableRow Row, string? IfMatch = null)
{
    /// <summary>Any etag, of a row that must be there.</summary>
    public const string AnyETag = "*";

    /// <summary>Refused with 409 where the row is there: "Insert Entity".</summary>
    public static TableOperation Insert(TableRow row) => new(RequestMethod.Post, row);

    /// <summary>Replaces whatever is there: "Insert Or Replace Entity", which is a PUT without If-Match.</summary>
    public static TableOperation Put(TableRow row) => new(RequestMethod.Put, row);

    /// <summary>Refused with 412, or 404, unless the row is the one that was read: "Update Entity".</summary>
    public static TableOperation Replace(TableRow row, string etag) => new(RequestMethod.Put, row, etag);

    /// <summary>Refused with 412, or 404, unless the row is the one that was read: "Delete Entity".</summary>
    public static TableOperation Delete(string partitionKey, string rowKey, string etag) =>
        new(RequestMethod.Delete, new TableRow(partitionKey, rowKey), etag);

    /// <summary>False for an etag that the service cannot have given: it would be refused as malformed, not as out of date.</summary>
    public static bool IsETag(string etag) => etag.StartsWith("W/\"", StringComparison.Ordinal) && etag.EndsWith('"');

    /// <summary>The row's address under its table. Keys hold nothing that would have to be escaped.</summary>
    public string Path(string table) => Method == RequestMethod.Post ? table : PathOf(table, Row.PartitionKey, Row.RowKey);

    public byte[]? Body() => Method == RequestMethod.Delete ? null : RowJson.Write(Row);

    public static string PathOf(string table, string partitionKey, string rowKey) => $"{table}(PartitionKey='{partitionKey}',RowKey='{rowKey}')";
}
