using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ForTaking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_ForTaking",
                table: "Tickets");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_ForTaking",
                table: "Tickets",
                columns: new[] { "Tier", "Priority", "BounceCount", "CreatedAt", "Id", "TeamId", "FamilyId" },
                descending: new[] { false, false, true, false, false, false, false },
                filter: "\"State\" IN (1, 2) AND \"OwnerId\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_ForTaking",
                table: "Tickets");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_ForTaking",
                table: "Tickets",
                columns: new[] { "Tier", "Priority", "BounceCount", "CreatedAt", "Id", "TeamId", "FamilyId" },
                descending: new[] { false, false, true, false, false, false, false },
                filter: "[IsActive] = 1 AND [OwnerId] IS NULL");
        }
    }
}
