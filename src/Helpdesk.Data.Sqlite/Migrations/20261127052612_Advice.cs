using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Helpdesk.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Advice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FirstLevelCosts_Attempt",
                table: "DeskSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 22);

            migrationBuilder.AddColumn<int>(
                name: "FirstLevelCosts_FailedAttempt",
                table: "DeskSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "FirstLevelCosts_NextTier",
                table: "DeskSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 62);

            migrationBuilder.AddColumn<int>(
                name: "SecondLevelCosts_Attempt",
                table: "DeskSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 62);

            migrationBuilder.AddColumn<int>(
                name: "SecondLevelCosts_FailedAttempt",
                table: "DeskSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "SecondLevelCosts_NextTier",
                table: "DeskSettings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 150);

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_FamilyId_ResolvedAt",
                table: "Tickets",
                columns: new[] { "FamilyId", "ResolvedAt" },
                filter: "\"ResolvedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TicketAssignments_Tier_At",
                table: "TicketAssignments",
                columns: new[] { "Tier", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_FamilyId_ResolvedAt",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_TicketAssignments_Tier_At",
                table: "TicketAssignments");

            migrationBuilder.DropColumn(
                name: "FirstLevelCosts_Attempt",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "FirstLevelCosts_FailedAttempt",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "FirstLevelCosts_NextTier",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "SecondLevelCosts_Attempt",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "SecondLevelCosts_FailedAttempt",
                table: "DeskSettings");

            migrationBuilder.DropColumn(
                name: "SecondLevelCosts_NextTier",
                table: "DeskSettings");
        }
    }
}
